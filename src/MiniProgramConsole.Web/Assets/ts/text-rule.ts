import { isRefused, isSpace, isVisible, isWide } from "./code-points";
import { findLink } from "./link-rule";

/** A rule as the server wrote it into the page. */
export interface TextRule {
  readonly min: number;
  readonly max: number;
  readonly weighted: boolean;
  readonly multiline: boolean;
  readonly maxComposed: number;
  readonly refusesLinks: boolean;
  readonly refusesSites: boolean;
}

/** What a rule found; `message` names the server's text for it, and is empty for a text that is accepted. */
export interface Finding {
  readonly message: string;
  readonly length: number;
  readonly codePoint: string;
  readonly position: number;
  /** The character that the message is about. */
  readonly character?: string;
  /** What was certainly meant. */
  readonly suggestion?: string | undefined;
  readonly link?: string;
}

const lineFeed = 10;

/** As the server's TextNormalizer: line ends as one, white space trimmed, composed where it has a normal form. */
export function normalize(text: string, maxComposed: number): string {
  const lines = text.replace(/\r\n?/g, "\n");
  let [start, end] = [0, lines.length];
  while (start < end && isSpace(lines.charCodeAt(start))) {
    start++;
  }
  while (end > start && isSpace(lines.charCodeAt(end - 1))) {
    end--;
  }
  const trimmed = lines.slice(start, end);
  return trimmed.length <= maxComposed && !/\p{Cs}|\uFFFE/u.test(trimmed) ? trimmed.normalize("NFC") : trimmed;
}

/** Counts a text as it will be stored. */
export function count(text: string, rule: TextRule): number {
  let length = 0;
  for (const character of normalize(text, rule.maxComposed)) {
    length += weigh(character, rule);
  }
  return length;
}

/** Judges as the server's TextRule does. */
export function check(text: string, rule: TextRule): Finding {
  const normalized = normalize(text, rule.maxComposed);
  let [length, position, shows] = [0, 0, false];
  for (const character of normalized) {
    const codePoint = character.codePointAt(0)!;
    position++;
    if (isHalf(codePoint) || (isRefused(codePoint) && !(rule.multiline && codePoint === lineFeed))) {
      const written = codePoint.toString(16).toUpperCase().padStart(4, "0");
      return { message: codePoint === lineFeed ? "LineBreak" : "RefusedCharacter", length, codePoint: written, position };
    }
    shows ||= isVisible(codePoint);
    length += weigh(character, rule);
  }
  const message = judge(position, length, shows, rule);
  const link = message === "" && rule.refusesLinks ? findLink(normalized, rule.refusesSites) : "";
  return { message: link === "" ? message : "Link", length, codePoint: "", position, link };
}

function judge(characters: number, length: number, shows: boolean, { min, max }: TextRule): string {
  if (characters === 0) {
    return "Required";
  }
  if (!shows) {
    return "NothingVisible";
  }
  if (length < min) {
    return length === 1 ? "TooShortOne" : "TooShort";
  }
  return length > max ? "TooLong" : "";
}

function weigh(character: string, { weighted }: TextRule): number {
  return weighted && isWide(character.codePointAt(0)!) ? 2 : 1;
}

function isHalf(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}
