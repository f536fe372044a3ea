// Everything here improves pages that work without it. What a page does not have is not loaded.
import { focusErrorSummary } from "./error-summary";
import { enableCopying } from "./copy";
import { closeMenusOutside } from "./menus";
import { enhanceLogoFields } from "./logo-field";

const counted = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-counter-max]");
const searchable = document.querySelectorAll<HTMLSelectElement>("select[data-searchable]");

closeMenusOutside();
enableCopying();
enhanceLogoFields();
focusErrorSummary();

if (counted.length > 0) {
  void import("./counters").then(({ startCounter }) => counted.forEach(startCounter));
}
if (searchable.length > 0) {
  void import("./searchable-select").then(({ makeSearchable }) => searchable.forEach(makeSearchable));
}
