/** Gives each password field with data-reveal a button that shows what is typed, and hides it again before it is sent. */
export function enableRevealing(): void {
  document.querySelectorAll<HTMLInputElement>("input[data-reveal]").forEach((input) => {
    const box = document.createElement("div");
    const button = document.createElement("button");
    const show = (shown: boolean): void => {
      input.type = shown ? "text" : "password";
      button.textContent = (shown ? input.dataset["revealHide"] : input.dataset["revealShow"]) ?? "";
    };
    box.className = "reveal-box";
    button.type = "button";
    button.className = "reveal";
    button.setAttribute("aria-controls", input.id);
    button.addEventListener("click", () => show(input.type === "password"));
    // Browsers offer to keep a password only where it is one.
    input.form?.addEventListener("submit", () => show(false));
    input.replaceWith(box);
    box.append(input, button);
    show(false);
  });
}
