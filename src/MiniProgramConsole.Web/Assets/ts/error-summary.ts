/** The summary of errors has the focus by its autofocus; its links lead to the field, with its label in sight. */
export function enableErrorSummary(): void {
  const summary = document.querySelector<HTMLElement>("[data-error-summary]");
  if (!summary) {
    return;
  }
  summary.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) {
      return;
    }
    event.preventDefault();
    (field.closest(".field") ?? field).scrollIntoView({ block: "nearest" });
    field.focus({ preventScroll: true });
  });
}
