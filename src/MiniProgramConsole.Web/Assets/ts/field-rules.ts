import { onComposing, onTyped } from "./composing";
import { clearMessage, showMessage, type Control } from "./field-message";
import { removeOffer, showOffer } from "./field-offers";
import { checkEmail, checkPhone } from "./format-rules";
import { check, count, type Finding, type TextRule } from "./text-rule";
import { announce, fill } from "./text";

type Judge = (value: string) => Finding | undefined;

interface Rules {
  readonly text?: TextRule;
  readonly phone?: string;
  readonly email?: { readonly max: number; readonly maxComposed: number };
  readonly messages: Readonly<Record<string, string>>;
}

/** Counts while one types, says what is wrong on leaving, and takes it back as soon as it is right. The server decides. */
export function startRules(field: Control): void {
  const rules = JSON.parse(field.dataset["rules"] ?? "") as Rules;
  const judge = judgeOf(rules);
  if (rules.text) {
    startCounter(field, rules.text);
  }

  let touched = false;
  const wrong = (): Finding | undefined => {
    const found = judge(field.value);
    return found?.message ? found : undefined;
  };
  const forget = (): void => {
    clearMessage(field);
    removeOffer(field);
  };

  const forgive = (): void => {
    if (field.getAttribute("aria-invalid") === "true" && wrong() === undefined) {
      forget();
    }
  };

  onTyped(field, () => {
    touched = true;
    forgive();
  });
  // Somebody quick may have mended it before this came.
  forgive();
  field.addEventListener("blur", () => {
    if (!touched) {
      return;
    }
    whenReleased(() => {
      const found = wrong();
      if (!found) {
        forget();
        return;
      }
      const { message, length, codePoint, position, character = "", link = "", suggestion } = found;
      showMessage(field, fill(rules.messages[message], { length, codePoint, position, character, link }));
      showOffer(field, suggestion);
    });
  });
}

let isPressed = false;
for (const kind of ["pointerdown", "pointerup", "pointercancel"]) {
  addEventListener(kind, () => (isPressed = kind === "pointerdown"), true);
}

/** A message that appears between press and release would move the button from under the pointer, and the click would be lost. */
function whenReleased(act: () => void): void {
  if (isPressed) {
    addEventListener("pointerup", () => setTimeout(act), { once: true });
  } else {
    act();
  }
}

function startCounter(field: Control, rule: TextRule): void {
  const counter = document.getElementById(`${field.id}-counter`);
  if (!counter) {
    return;
  }
  let resting: number | undefined;

  const show = (): void => {
    const length = count(field.value, rule);
    counter.textContent = fill(field.dataset["counter"], { count: length, max: rule.max });
    counter.classList.toggle("is-over", length > rule.max);
  };

  show();
  onComposing(field, () => clearTimeout(resting));
  onTyped(field, () => {
    show();
    clearTimeout(resting);
    resting = setTimeout(() => announce(counter.textContent ?? ""), 1000);
  });
}

function judgeOf({ text, phone, email }: Rules): Judge {
  if (text) {
    return (value) => check(value, text);
  }
  if (phone) {
    return (value) => checkPhone(value, phone);
  }
  if (email) {
    return (value) => checkEmail(value, email.max, email.maxComposed);
  }
  return () => undefined;
}
