import { announce, fill } from "./text";

/** Makes the whole area take a click or a dropped file, and shows what was chosen. The server decides. */
export function enhanceLogoFields(): void {
  document.querySelectorAll<HTMLElement>("[data-logo-field]").forEach(enhance);
}

function enhance(field: HTMLElement): void {
  const input = field.querySelector<HTMLInputElement>("input[type=file]");
  const drop = field.querySelector<HTMLElement>("[data-logo-drop]");
  const preview = field.querySelector<HTMLElement>("[data-logo-preview]");
  const kept = field.querySelector<HTMLElement>("[data-logo-kept]");
  const name = field.querySelector<HTMLElement>("[data-logo-name]");
  const facts = field.querySelector<HTMLElement>("[data-logo-facts]");
  const warning = field.querySelector<HTMLElement>("[data-logo-warning]");
  const advice = field.querySelector<HTMLElement>("[data-logo-advice]");
  if (!input || !drop || !preview || !name || !facts || !warning || !advice) return;

  const shapes = preview.querySelectorAll("img");
  const maxKb = Number(field.dataset["maxKb"]);
  let address: string | undefined;

  const tellPreview = (shown: string | undefined): void => {
    field.dispatchEvent(new CustomEvent("logochosen", { bubbles: true, detail: shown }));
  };

  const forget = (): void => {
    if (address) URL.revokeObjectURL(address);
    address = undefined;
  };

  const show = async (): Promise<void> => {
    forget();
    const file = input.files?.[0];
    preview.hidden = !file;
    if (kept) kept.hidden = !!file;
    if (!file) {
      tellPreview(undefined);
      return;
    }

    const kb = String(Math.ceil((file.size * 10) / 1024) / 10);
    const found: string[] = [];
    if (file.size > maxKb * 1024) found.push(fill(field.dataset["textHeavy"], { size: kb, maxKb }));

    address = URL.createObjectURL(file);
    const image = new Image();
    image.src = address;
    const readable = await image.decode().then(() => true, () => false);
    if (input.files?.[0] !== file) return;
    tellPreview(readable ? address : undefined);

    const { naturalWidth: width, naturalHeight: height } = image;
    if (readable && width !== height) {
      found.push(fill(field.dataset["textNotSquare"], { width, height, side: Math.min(width, height) }));
    }
    if (!readable) found.push(field.dataset["textNoImage"] ?? "");

    shapes.forEach((shape) => {
      shape.hidden = !readable;
      if (readable) shape.src = image.src;
    });
    name.textContent = file.name;
    facts.textContent = fill(readable ? field.dataset["textFacts"] : field.dataset["textSize"], { width, height, size: kb });
    warning.textContent = found.join(" ");
    advice.textContent =
      readable && width === height && width < Number(field.dataset["advisedSide"]) ? fill(field.dataset["textSmall"], { side: width }) : "";
    announce([file.name, facts.textContent, warning.textContent, advice.textContent].join(" "));
  };

  // What the server said was about the file before.
  const forgetError = (): void => {
    field.classList.remove("has-error");
    field.querySelector(".field-error")?.remove();
    input.removeAttribute("aria-invalid");
  };

  field.classList.add("is-enhanced");
  input.addEventListener("change", () => {
    forgetError();
    void show();
  });
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, () => drop.classList.add("is-over"));
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("is-over"));
  void show();
}
