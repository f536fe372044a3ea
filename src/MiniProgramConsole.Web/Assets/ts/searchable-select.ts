import TomSelect from "tom-select/base";
import { muteComposition, onComposing } from "./composing";
import { pinyin } from "./generated/pinyin";

/** A search box over a plain grouped select; both language names are searched, and the Chinese one as it is typed in Latin letters. */
export function makeSearchable(select: HTMLSelectElement): void {
  const chosenId = `${select.id}-chosen`;
  for (const option of select.options) {
    option.dataset["pinyin"] = pinyin[option.value] ?? "";
  }
  const noResults = select.dataset["noResults"] ?? "";

  const control = new TomSelect(select, {
    maxOptions: null,
    allowEmptyOption: false,
    placeholder: select.dataset["placeholder"] ?? "",
    hidePlaceholder: true,
    searchField: ["text", "search", "pinyin"],
    sortField: [{ field: "$order" }, { field: "$score" }],
    lockOptgroupOrder: true,
    selectOnTab: false,
    // A search put off would open the list again after a quick typist has chosen and gone on.
    refreshThrottle: 0,
    render: {
      item: ({ text }: { text: string }) => element("item", text, chosenId),
      no_results: () => element("no-results", noResults),
      optgroup: group,
      optgroup_header: ({ label }: { label: string }) => silent(element("optgroup-header", label)),
    },
  });

  // The search box speaks for the select: what describes it, and what is chosen.
  const input = control.control_input;
  input.setAttribute("aria-describedby", `${chosenId} ${select.getAttribute("aria-describedby") ?? ""}`.trim());
  if (select.required) {
    input.setAttribute("aria-required", "true");
  }
  if (select.getAttribute("aria-invalid") === "true") {
    input.setAttribute("aria-invalid", "true");
  }
  select.setAttribute("aria-hidden", "true");
  select.addEventListener("focus", () => control.focus());

  // While one types, the words typed stand in place of what was chosen.
  const typing = (text: string): void => {
    control.wrapper.classList.toggle("is-typing", text !== "");
    control.settings.selectOnTab = text !== "";
  };
  control.on("type", typing);
  // Nothing is searched or chosen by what an input method is still composing, which stands there all the same.
  muteComposition(input);
  onComposing(input, () => control.wrapper.classList.add("is-typing"));
  // Tab takes what somebody searched or went to, and not what stands first for whoever only passes.
  input.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowDown" || key === "ArrowUp") {
      control.settings.selectOnTab = true;
    }
  });
  for (const end of ["item_add", "dropdown_close", "blur"]) {
    control.on(end, () => typing(""));
  }
  control.on("dropdown_open", () => control.dropdown.scrollIntoView({ block: "nearest" }));
}

/** A group that screen readers name before its first option; they need not read its heading again. */
function group({ group: { label }, options }: { group: { label: string }; options: DocumentFragment }): HTMLElement {
  const made = element("optgroup", "");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", label);
  made.append(options);
  return made;
}

function silent(made: HTMLElement): HTMLElement {
  made.setAttribute("aria-hidden", "true");
  return made;
}

function element(className: string, text: string, id = ""): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  made.textContent = text;
  if (id) {
    made.id = id;
  }
  return made;
}
