import { carriedLogo } from "./carried-logo";
import { onComposing, onTyped } from "./composing";

const pause = 2000;

/** Keeps what is typed, some seconds after it was typed and when the page is left. What is said of it is the server's. */
export function saveWhileTyping(form: HTMLFormElement): void {
  const address = form.dataset["autosave"] ?? "";
  const fields = (form.dataset["autosaveFields"] ?? "").split(" ");
  const status = form.querySelector<HTMLElement>("[data-autosave-status]");
  const file = form.querySelector<HTMLInputElement>("input[type=file]");
  let timer: number | undefined;
  let isDue = false;
  let running: AbortController | undefined;
  let sentFile: File | undefined;

  const say = (text: string): void => {
    if (status) {
      status.textContent = text;
    }
  };

  const isEmpty = (data: FormData): boolean =>
    !fields.some((name) => String(data.get(name) ?? "").trim())
    && !file?.files?.length;

  const save = async (isLeaving = false): Promise<void> => {
    isDue = false;
    const data = new FormData(form);
    if (isEmpty(data)) {
      return;
    }
    const chosen = file?.files?.[0];
    // What outlives the page must be small.
    if (chosen === sentFile || isLeaving) {
      data.delete("LogoFile");
    }
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(address, {
        method: "POST", body: data, headers: { Accept: "application/json" }, signal: running.signal, keepalive: isLeaving,
      });
      if (!answer.headers.get("Content-Type")?.includes("application/json")) {
        throw new Error("no answer of ours");
      }
      const { text, logo, token } = (await answer.json()) as { text: string; logo?: string | null; token?: string };
      say(text);
      // Another one where the form's own was spent; none where the session has ended.
      const tokenInput = form.querySelector<HTMLInputElement>("input[name=token i]");
      if (tokenInput && token) {
        tokenInput.value = token;
      }
      if (!answer.ok || !token) {
        return;
      }
      sentFile = chosen;
      // The logo goes up once; from then on the form carries its hash.
      const logoInput = carriedLogo(form);
      if (logo && logoInput) {
        logoInput.value = logo;
      }
      const resumed = form.dataset["autosaveResumed"];
      if (resumed) {
        history.replaceState(null, "", `${location.pathname}?${resumed}=${encodeURIComponent(token)}`);
      }
    } catch {
      // The connection is gone: what was typed is still in the form, and its button says what is wrong.
      if (!running.signal.aborted) {
        say(form.dataset["autosaveFailed"] ?? "");
      }
    }
  };

  const later = (): void => {
    clearTimeout(timer);
    isDue = true;
    timer = setTimeout(() => void save(), pause);
  };

  onTyped(form, later);
  // What was typed before stays due: it goes with what comes of the composition, or when the page is left.
  onComposing(form, () => clearTimeout(timer));
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    isDue = false;
    running?.abort();
  });
  addEventListener("pagehide", () => {
    if (!isDue) {
      return;
    }
    clearTimeout(timer);
    void save(true);
  });
}
