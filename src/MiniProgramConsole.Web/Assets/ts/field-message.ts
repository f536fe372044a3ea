export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Puts a message where the server would have put it, tied to its control. */
export function showMessage(control: Control, text: string): void {
  const field = control.closest(".field");
  const template = field?.querySelector<HTMLTemplateElement>("template[data-field-error]");
  if (!field || !template) {
    return;
  }
  const id = `${control.id}-error`;
  let message = document.getElementById(id);
  if (!message) {
    message = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>("p")!;
    field.append(message);
    describe(control, (ids) => [...ids, id]);
  }
  message.querySelector<HTMLElement>("span span + span")!.textContent = text;
  control.setAttribute("aria-invalid", "true");
  field.classList.add("has-error");
}

/** Takes the message of a control away, and out of the summary on top. */
export function clearMessage(control: Control): void {
  const id = `${control.id}-error`;
  control.closest(".field")?.classList.remove("has-error");
  control.removeAttribute("aria-invalid");
  document.getElementById(id)?.remove();
  describe(control, (ids) => ids.filter((other) => other !== id));
  forgetInSummary(control.id);
}

export function describe(control: Control, change: (ids: string[]) => string[]): void {
  const ids = change((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (ids.length > 0) {
    control.setAttribute("aria-describedby", ids.join(" "));
  } else {
    control.removeAttribute("aria-describedby");
  }
}

function forgetInSummary(id: string): void {
  const summary = document.querySelector<HTMLElement>("[data-error-summary]");
  if (!summary) {
    return;
  }
  for (const link of summary.querySelectorAll(`a[href="#${id}"]`)) {
    link.closest("li")?.remove();
  }
  const left = summary.querySelectorAll("li").length;
  if (left === 0) {
    summary.remove();
  } else {
    const title = summary.querySelector("h2");
    if (title) {
      title.textContent = (left === 1 ? summary.dataset["one"] : summary.dataset["many"]?.replace("{0}", String(left))) ?? "";
    }
  }
}
