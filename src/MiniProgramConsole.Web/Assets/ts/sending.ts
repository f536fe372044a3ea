import { announce } from "./text";

/** The button shows that its form is being sent. It stays usable: the server accepts a form once, however often it is sent. */
export function showSending(): void {
  const { sending, loading } = document.body.dataset;
  document.addEventListener("submit", ({ target, submitter, defaultPrevented }) => {
    const form = target as HTMLFormElement;
    if (defaultPrevented || form.method === "dialog" || !submitter?.classList.contains("btn") || submitter.classList.contains("is-sending")) {
      return;
    }
    say(submitter, submitter.dataset["sending"] ?? (form.method === "get" ? loading : sending) ?? "");
  });
}

function say(button: HTMLElement, text: string): void {
  const before = [...button.childNodes];
  button.classList.add("is-sending");
  button.replaceChildren(text);
  announce(text);
  const end = (): void => {
    button.classList.remove("is-sending");
    button.replaceChildren(...before);
  };
  // The back button may bring this page back as it was left; and what is saved to a file brings no page.
  addEventListener("pageshow", end, { once: true });
  setTimeout(end, 10_000);
}
