/** Buttons that lead to the page before, with what was typed there; without a script the browser's own does. */
export function offerGoingBack(): void {
  if (history.length < 2) {
    return;
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-go-back]")) {
    button.hidden = false;
    button.addEventListener("click", () => history.back());
  }
}
