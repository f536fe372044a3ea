import { carriedLogo } from "./carried-logo";

const pause = 2000;

/** Keeps what is typed as a draft, some seconds after it was typed. The form's own button does the same without a script. */
export function saveWhileTyping(form: HTMLFormElement): void {
  const address = form.dataset["autosave"] ?? "";
  const status = form.querySelector<HTMLElement>("[data-autosave-status]");
  const file = form.querySelector<HTMLInputElement>("input[type=file]");
  let timer: number | undefined;
  let running: AbortController | undefined;
  let sentFile: File | undefined;

  const say = (text: string): void => {
    if (status) status.textContent = text;
  };

  const isEmpty = (data: FormData): boolean =>
    !["Name", "Tagline", "Description", "Industry", "ContactNumber", "ContactEmail", "Logo"].some((name) => String(data.get(name) ?? "").trim())
    && !file?.files?.length;

  const save = async (): Promise<void> => {
    const data = new FormData(form);
    if (isEmpty(data)) return;
    const chosen = file?.files?.[0];
    if (chosen === sentFile) data.delete("LogoFile");
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" }, signal: running.signal });
      if (!answer.headers.get("Content-Type")?.includes("application/json")) throw new Error("no answer of ours");
      const { text, logo, token } = (await answer.json()) as { text: string; logo: string | null; token: string };
      say(text);
      // Another one where the form's own was spent.
      const tokenInput = form.querySelector<HTMLInputElement>("input[name=token]");
      if (tokenInput) tokenInput.value = token;
      if (!answer.ok) return;
      sentFile = chosen;
      // The logo goes up once; from then on the form carries its hash.
      const logoInput = carriedLogo(form);
      if (logo && logoInput) logoInput.value = logo;
      history.replaceState(null, "", `${location.pathname}?draft=${encodeURIComponent(token)}`);
    } catch {
      // The connection or the session is gone: what was typed is still in the form, and its button says what is wrong.
      if (!running.signal.aborted) say(form.dataset["autosaveFailed"] ?? "");
    }
  };

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pause);
  };

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    running?.abort();
  });
}
