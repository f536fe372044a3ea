/** Fills {name} places of a text that the server wrote into a data attribute. */
export function fill(template: string | undefined, values: Record<string, string | number>): string {
  return (template ?? "").replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

// A region that comes with its words, and words that were there before, are not read out.
const moment = 150;
let region: HTMLElement | undefined;

/** Says a text to screen readers without moving the focus. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement("div");
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const spoken = region;
  spoken.textContent = "";
  setTimeout(() => (spoken.textContent = text), moment);
}

/** What the page came with to be heard is said once it is there. */
export function announceFlash(): void {
  const flash = document.querySelector(".flash[role=status]");
  if (flash) {
    announce((flash.textContent ?? "").trim());
  }
}
