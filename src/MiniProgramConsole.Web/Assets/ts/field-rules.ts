import { check, count, normalize, type Finding, type TextRule } from "./text-rule";
import { clearMessage, showMessage, type Control } from "./field-message";
import { announce, fill } from "./text";

type Judge = (value: string) => Finding | undefined;

interface Rules {
  readonly text?: TextRule;
  readonly phone?: string;
  readonly email?: { readonly max: number };
  readonly messages: Readonly<Record<string, string>>;
}

const atom = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+$/;
const label = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Counts while one types, says what is wrong on leaving, and takes it back as soon as it is right. The server decides. */
export function startRules(field: Control): void {
  const rules = JSON.parse(field.dataset["rules"] ?? "") as Rules;
  const judge = judgeOf(rules);
  if (rules.text) startCounter(field, rules.text);

  let touched = false;
  const wrong = (): string | undefined => {
    const found = judge(field.value);
    return found?.message ? fill(rules.messages[found.message], { ...found }) : undefined;
  };

  const forgive = (): void => {
    if (field.getAttribute("aria-invalid") === "true" && wrong() === undefined) clearMessage(field);
  };

  field.addEventListener("input", () => {
    touched = true;
    forgive();
  });
  // Somebody quick may have mended it before this came.
  forgive();
  field.addEventListener("blur", () => {
    if (!touched) return;
    whenReleased(() => {
      const message = wrong();
      if (message === undefined) clearMessage(field);
      else showMessage(field, message);
    });
  });
}

let isPressed = false;
for (const kind of ["pointerdown", "pointerup", "pointercancel"]) {
  addEventListener(kind, () => (isPressed = kind === "pointerdown"), true);
}

/** A message that appears between press and release would move the button from under the pointer, and the click would be lost. */
function whenReleased(act: () => void): void {
  if (isPressed) addEventListener("pointerup", () => setTimeout(act), { once: true });
  else act();
}

function startCounter(field: Control, rule: TextRule): void {
  const counter = document.getElementById(`${field.id}-counter`);
  if (!counter) return;
  let resting: number | undefined;

  const show = (): void => {
    const length = count(field.value, rule);
    counter.textContent = fill(field.dataset["counter"], { count: length, max: rule.max });
    counter.classList.toggle("is-over", length > rule.max);
  };

  show();
  field.addEventListener("input", () => {
    show();
    clearTimeout(resting);
    resting = setTimeout(() => announce(counter.textContent ?? ""), 1000);
  });
}

function judgeOf({ text, phone, email }: Rules): Judge {
  if (text) return (value) => check(value, text);
  if (phone) return (value) => verdict(fits(trim(value), phone), trim(value).length);
  if (email) return (value) => judgeEmail(trim(value), email.max);
  return () => undefined;
}

const trim = (value: string): string => normalize(value, 0);

function verdict(isRight: boolean, length: number): Finding {
  return { message: isRight ? "" : "WrongFormat", length, codePoint: "", position: 0 };
}

function fits(value: string, form: string): boolean {
  return new RegExp(`^${form.replaceAll("X", "[0-9]")}$`).test(value);
}

/** A domain outside ASCII, or one that stands for such, is the server's to judge: undefined. */
function judgeEmail(address: string, max: number): Finding | undefined {
  if (address.length > max) return { ...verdict(false, address.length), message: "TooLong" };
  const at = address.indexOf("@");
  const [local, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
  if (/[^\x00-\x7f]|xn--/i.test(domain)) return undefined;
  const labels = domain.split(".");
  const isRight = at > 0 && local.length <= 64 && local.split(".").every((part) => atom.test(part))
    && labels.length > 1 && domain.length <= 253 && labels.every((part) => label.test(part));
  return verdict(isRight, address.length);
}
