import { isRefused } from "./code-points";
import { isSubstitute, toPlain } from "./plain-characters";
import { normalize, type Finding } from "./text-rule";

const atom = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+$/;
const label = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Judges as the server's PhoneRule does. */
export function checkPhone(value: string, form: string): Finding {
  const number = normalize(value, 0);
  const fits = (text: string): boolean => new RegExp(`^${form.replaceAll("X", "[0-9]")}$`).test(text);
  if (fits(number)) {
    return accepted(number);
  }
  const words = toPlain(number).split(" ").filter(Boolean);
  const suggestion = [words.join(""), words.join("-")].find(fits);
  return { ...find(number, (character) => !isPlain(character)), suggestion };
}

/** Judges as the server's EmailRule does. What is beyond ASCII in a domain, or stands for such, is the server's to judge: undefined. */
export function checkEmail(value: string, max: number, maxComposed: number): Finding | undefined {
  const address = normalize(value, maxComposed);
  const isRight = isAddress(address, max);
  if (isRight) {
    return accepted(address);
  }
  if (address.length > max) {
    return { ...accepted(address), message: "TooLong" };
  }
  const at = address.indexOf("@");
  const found = find(address, (character, index) => (index < at ? !isPlain(character) : isSubstitute(character)));
  if (isRight === undefined && found.position === 0) {
    return undefined;
  }
  const plain = toPlain(address).split("@").map((part) => part.replace(/^ +| +$/g, "")).join("@");
  return { ...found, suggestion: plain !== address && isAddress(plain, max) === true ? plain : undefined };
}

function isAddress(address: string, max: number): boolean | undefined {
  const at = address.indexOf("@");
  const [local, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
  if (at < 1 || address.length > max || local.length > 64 || !local.split(".").every((part) => atom.test(part))) {
    return false;
  }
  if ([...domain].some(isSubstitute)) {
    return false;
  }
  if (/[^\x00-\x7f]|xn--/i.test(domain)) {
    return undefined;
  }
  const labels = domain.split(".");
  return labels.length > 1 && domain.length <= 253 && labels.every((part) => label.test(part));
}

function isPlain(character: string): boolean {
  const codePoint = character.codePointAt(0)!;
  return codePoint < 0x80 && !isRefused(codePoint);
}

function accepted(text: string): Finding {
  return { message: "", length: text.length, codePoint: "", position: 0 };
}

/** Names the first character that is not allowed in a text of another form than the one asked for. */
function find(text: string, isOdd: (character: string, index: number) => boolean): Finding {
  let [index, position] = [0, 0];
  for (const character of text) {
    position++;
    if (isOdd(character, index)) {
      const codePoint = character.codePointAt(0)!;
      const message = isRefused(codePoint) ? "RefusedCharacter" : "OtherCharacter";
      return { message, length: text.length, codePoint: codePoint.toString(16).toUpperCase().padStart(4, "0"), position, character };
    }
    index += character.length;
  }
  return { message: "WrongFormat", length: text.length, codePoint: "", position: 0 };
}
