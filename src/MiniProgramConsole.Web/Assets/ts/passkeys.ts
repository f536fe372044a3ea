// The browser signs what the server asks for, and the form sends it like any other.
type Signing = (asked: never) => Promise<Credential | null>;

const signings: Record<string, Signing> = {
  create: (asked) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) }),
  get: (asked) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) }),
};

/** Shows a form that adds a passkey or signs in with one, where the browser knows passkeys; data-passkey says which. */
export function askForPasskey(form: HTMLFormElement): void {
  const signing = signings[form.dataset["passkey"] ?? ""];
  const credential = form.elements.namedItem("credential");
  if (!signing || !(credential instanceof HTMLInputElement)) {
    return;
  }
  if (!knowsPasskeys()) {
    form.hidden = true;
    return;
  }
  const message = form.querySelector<HTMLElement>(".passkey-message");
  const say = (text: string | undefined): void => void (message && (message.textContent = text ?? ""));

  const sign = async (): Promise<void> => {
    say("");
    const answer = await fetch(form.dataset["passkeyAsk"] ?? "", { method: "POST", body: new FormData(form) });
    if (answer.redirected) {
      // The session is over: the page leads to where one signs in.
      location.reload();
      return;
    }
    const asked = await answer.json();
    if (asked.stale) {
      // The page comes back with what was typed, and can be used again.
      form.submit();
      return;
    }
    if (!answer.ok) {
      say(asked.text ?? asked.message);
      return;
    }
    credential.value = JSON.stringify(await signing(asked as never));
    form.submit();
  };

  form.querySelector("button[type=button]")?.addEventListener("click", () => form.requestSubmit());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sign().catch((error: unknown) => say(form.dataset[reasonOf(error)] ?? form.dataset["passkeyFailed"]));
  });
  document.querySelectorAll<HTMLElement>("[data-passkey-needed]").forEach((line) => (line.hidden = true));
  form.hidden = false;
  form.classList.add("is-ready");
}

function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
}

function reasonOf(error: unknown): string {
  switch (error instanceof DOMException ? error.name : "") {
    case "AbortError":
    case "NotAllowedError":
      return "passkeyCancelled";
    case "InvalidStateError":
      return "passkeyKnown";
    default:
      return "passkeyFailed";
  }
}
