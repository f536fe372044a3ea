import { onComposing, onTyped } from "./composing";

const pause = 800;

/** Asks the server what is worth a second look, once typing rests, and says it under the fields. It keeps nobody from saving. */
export function adviseOn(form: HTMLFormElement): void {
  const address = form.dataset["advice"] ?? "";
  let timer: number | undefined;
  let running: AbortController | undefined;

  const ask = async (): Promise<void> => {
    const data = new FormData(form);
    data.delete("LogoFile");
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" }, signal: running.signal });
      if (answer.ok && answer.headers.get("Content-Type")?.includes("application/json")) {
        show(form, (await answer.json()) as Record<string, string>);
      }
    } catch {
      // Advice that does not come is missed by nobody.
    }
  };

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  };
  onTyped(form, later);
  onComposing(form, () => clearTimeout(timer));
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    running?.abort();
  });
  later();
}

function show(form: HTMLFormElement, advice: Readonly<Record<string, string>>): void {
  for (const place of form.querySelectorAll<HTMLElement>("[data-advice-on]")) {
    const text = advice[place.dataset["adviceOn"] ?? ""] ?? "";
    // The same words again would be read out again.
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }
}
