import { onTyped } from "./composing";

/** Lets the preview show what stands in the form, while it is typed. */
export function followForm(preview: HTMLElement): void {
  const form = preview.closest("form");
  if (!form) {
    return;
  }
  const texts = preview.querySelectorAll<HTMLElement>("[data-preview-of]");

  const show = (): void => {
    const data = new FormData(form);
    for (const text of texts) {
      text.textContent = String(data.get(text.dataset["previewOf"] ?? "") ?? "").trim();
    }
  };

  show();
  preview.hidden = false;
  onTyped(form, show);
  form.addEventListener("logochosen", (event) => showLogo(preview, (event as CustomEvent<string | undefined>).detail));
}

function showLogo(preview: HTMLElement, address: string | undefined): void {
  for (const image of preview.querySelectorAll<HTMLImageElement>("[data-preview-logo]")) {
    image.dataset["former"] ??= image.hidden ? "" : image.src;
    const shown = address ?? image.dataset["former"];
    image.hidden = !shown;
    if (shown) {
      image.src = shown;
    }
  }
  for (const tile of preview.querySelectorAll<HTMLElement>("[data-preview-no-logo]")) {
    tile.hidden = !(tile.nextElementSibling as HTMLElement).hidden;
  }
}
