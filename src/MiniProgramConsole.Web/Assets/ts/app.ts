// Everything here improves pages that work without it. What a page does not have is not loaded.
import { enableErrorSummary } from "./error-summary";
import { enableCopying } from "./copy";
import { closeMenusOutside } from "./menus";
import { enhanceLogoFields } from "./logo-field";
import { showLocalTimes } from "./moments";
import { enableRevealing } from "./reveal";

const ruled = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-rules]");
const searchable = document.querySelectorAll<HTMLSelectElement>("select[data-searchable]");

const preview = document.querySelector<HTMLElement>("[data-preview]");
const advised = document.querySelector<HTMLFormElement>("form[data-advice]");
const signed = document.querySelector<HTMLFormElement>("form[data-passkey]");
const keys = document.querySelector<HTMLDialogElement>("dialog[data-keys]");
const drafted = document.querySelector<HTMLFormElement>("form[data-autosave]");

closeMenusOutside();
showLocalTimes();
enableCopying();
enhanceLogoFields();
enableErrorSummary();
enableRevealing();

// A chunk that does not come, since the connection broke or the page was left, leaves the plain control, which works.
const leaveAsItIs = (): void => undefined;

if (ruled.length > 0) {
  import("./field-rules").then(({ startRules }) => ruled.forEach(startRules), leaveAsItIs);
}
if (searchable.length > 0) {
  import("./searchable-select").then(({ makeSearchable }) => searchable.forEach(makeSearchable), leaveAsItIs);
}
if (preview) {
  import("./preview").then(({ followForm }) => followForm(preview), leaveAsItIs);
}
if (advised) {
  import("./advice").then(({ adviseOn }) => adviseOn(advised), leaveAsItIs);
}
if (keys) {
  import("./keys").then(({ enableKeys }) => enableKeys(keys), leaveAsItIs);
}
if (drafted) {
  import("./autosave").then(({ saveWhileTyping }) => saveWhileTyping(drafted), leaveAsItIs);
}
if (signed) {
  import("./passkeys").then(({ askForPasskey }) => askForPasskey(signed), leaveAsItIs);
}
