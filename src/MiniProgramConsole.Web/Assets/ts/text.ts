/** Fills {name} places of a text that the server wrote into a data attribute. */
export function fill(template: string | undefined, values: Record<string, string | number>): string {
  return (template ?? "").replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

let region: HTMLElement | undefined;

/** Says a text to screen readers without moving the focus. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement("div");
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = text;
}
