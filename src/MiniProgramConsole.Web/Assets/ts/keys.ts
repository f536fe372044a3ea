import { isComposing } from "./composing";

const store = "console.keys";

/** Single keys: / to the search, c to create, ? for the list of keys. None works while one types, and they can be turned off. */
export function enableKeys(dialog: HTMLDialogElement): void {
  const off = dialog.querySelector<HTMLInputElement>("[data-keys-on]")!;
  off.checked = localStorage.getItem(store) !== "off";
  off.addEventListener("change", () => localStorage.setItem(store, off.checked ? "on" : "off"));
  for (const opener of document.querySelectorAll("[data-keys-open]")) {
    opener.removeAttribute("hidden");
    opener.addEventListener("click", () => dialog.showModal());
  }

  const acts: Readonly<Record<string, () => void>> = {
    "/": () => goToSearch(dialog.dataset["list"] ?? ""),
    c: () => {
      if (dialog.dataset["create"]) {
        location.assign(dialog.dataset["create"]);
      }
    },
    "?": () => dialog.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const act = acts[event.key];
    if (!act || !off.checked || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) {
      return;
    }
    event.preventDefault();
    act();
  });
  if (location.hash === "#q") {
    search()?.focus();
  }
}

const search = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>("form[role=search] input[type=search]");

function goToSearch(list: string): void {
  const field = search();
  if (field) {
    field.focus();
  } else {
    location.assign(`${list}#q`);
  }
}

function isBusy(event: KeyboardEvent): boolean {
  return isComposing(event) || document.querySelector("dialog[open]") !== null
    || (event.target as Element).closest("input, textarea, select, [contenteditable]") !== null;
}
