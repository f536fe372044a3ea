import { announce } from "./text";

// Long enough to be read by who reads slowly.
const shownFor = 6000;

/** Buttons that copy their data-copy; they stay hidden where the browser has no clipboard for the page. */
export function enableCopying(): void {
  if (!navigator.clipboard) {
    return;
  }
  document.querySelectorAll<HTMLButtonElement>("button[data-copy]").forEach((button) => {
    let timer: number | undefined;
    button.classList.add("is-ready");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
      button.classList.add("is-copied");
      announce(button.dataset["copiedText"] ?? "");
      clearTimeout(timer);
      timer = setTimeout(() => button.classList.remove("is-copied"), shownFor);
    });
  });
}
