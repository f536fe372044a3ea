import { clearMessage, describe, type Control } from "./field-message";
import { fill } from "./text";

/** Makes what the server offers for a value a button that fills it in. */
export function makeUsable(offer: HTMLElement): void {
  const control = offer.closest(".field")?.querySelector<Control>("[data-offer-text]");
  if (control) {
    offer.replaceChildren(buttonFor(control, offer.dataset["offer"] ?? ""));
  }
}

/** Offers a value below a control's message; none, where there is no doubt about none. */
export function showOffer(control: Control, value: string | undefined): void {
  removeOffer(control);
  if (value === undefined) {
    return;
  }
  const offer = document.createElement("p");
  offer.className = "field-offer";
  offer.id = idOf(control);
  offer.dataset["offer"] = value;
  offer.append(buttonFor(control, value));
  control.closest(".field")?.append(offer);
  describe(control, (ids) => [...ids, offer.id]);
}

export function removeOffer(control: Control): void {
  document.getElementById(idOf(control))?.remove();
  describe(control, (ids) => ids.filter((id) => id !== idOf(control)));
}

function buttonFor(control: Control, value: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-secondary";
  button.textContent = fill(control.dataset["offerText"], { value });
  button.addEventListener("click", () => {
    control.value = value;
    clearMessage(control);
    removeOffer(control);
    for (const kind of ["input", "change"]) {
      control.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    // The button is gone; whoever used it is read what stands there now.
    control.focus();
  });
  return button;
}

const idOf = (control: Control): string => `${control.id}-offer`;
