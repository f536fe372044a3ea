// Everything here improves pages that work without it. What a page does not have is not loaded.
import { keepComposingFromSending } from "./composing";
import { enableErrorSummary } from "./error-summary";
import { enableCopying } from "./copy";
import { closeMenusOutside } from "./menus";
import { enhanceLogoFields } from "./logo-field";
import { showLocalTimes } from "./moments";
import { offerGoingBack } from "./go-back";
import { enableRevealing } from "./reveal";
import { showSending } from "./sending";
import { announceFlash } from "./text";
import { sayZone } from "./zone";

sayZone();
keepComposingFromSending();
closeMenusOutside();
showLocalTimes();
enableCopying();
enhanceLogoFields();
enableErrorSummary();
enableRevealing();
announceFlash();
offerGoingBack();
showSending();

improve("[data-rules]", async () => (await import("./field-rules")).startRules);
improve("[data-offer]", async () => (await import("./field-offers")).makeUsable);
improve("select[data-searchable]", async () => (await import("./searchable-select")).makeSearchable);
improve("[data-preview]", async () => (await import("./preview")).followForm);
improve("form[data-advice]", async () => (await import("./advice")).adviseOn);
improve("dialog[data-keys]", async () => (await import("./keys")).enableKeys);
improve("form[data-autosave]", async () => (await import("./autosave")).saveWhileTyping);
improve("form[data-passkey]", async () => (await import("./passkeys")).askForPasskey);

/** Loads a part if the page needs it. If the chunk doesn't arrive, the plain control stays, and works. */
function improve<T extends Element>(selector: string, load: () => Promise<(element: T) => void>): void {
  const found = document.querySelectorAll<T>(selector);
  if (found.length > 0) {
    load().then((start) => found.forEach((element) => start(element)), () => undefined);
  }
}
