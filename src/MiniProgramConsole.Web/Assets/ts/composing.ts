// While an input method composes, a field holds what is not yet meant: pinyin that becomes characters, or nothing if it is given up.

/** Whether an event belongs to a composition that goes on. Safari ends it before the key that ended it, which has the code 229. */
export function isComposing(event: Event): boolean {
  const { isComposing: goesOn, keyCode } = event as InputEvent & KeyboardEvent;
  return goesOn === true || keyCode === 229;
}

/** Calls back when something was typed, and when a composition has ended. */
export function onTyped(target: HTMLElement, act: () => void): void {
  target.addEventListener("input", (event) => {
    if (!isComposing(event)) {
      act();
    }
  });
  target.addEventListener("compositionend", act);
}

/** Calls back when a composition begins: what waits for a pause in typing is to wait on. */
export function onComposing(target: HTMLElement, act: () => void): void {
  target.addEventListener("compositionstart", act);
}

/**
 * Keeps a field's listeners of keys and input from hearing of a composition; once it has ended, they hear of what it brought. Keyboards of
 * phones compose every word, also of languages that need no composing, and don't name their keys: those are heard.
 */
export function muteComposition(field: HTMLElement): void {
  let isPhone = false;
  field.addEventListener("keydown", ({ key }) => (isPhone = key === "Unidentified"), true);
  for (const kind of ["keydown", "keypress", "keyup", "input"]) {
    field.addEventListener(kind, (event) => {
      if (!isPhone && isComposing(event)) {
        event.stopImmediatePropagation();
      }
    }, true);
  }
  field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input", { bubbles: true })));
}

/** The key that chooses what is composed sends no form. */
export function keepComposingFromSending(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && isComposing(event)) {
      event.preventDefault();
    }
  });
}
