import { eastAsianWidth } from "get-east-asian-width";

// What .NET's string.Trim() takes away: \s but U+FEFF, and U+0085.
const edges = /^(?:(?!\uFEFF)[\s\u0085])+|(?:(?!\uFEFF)[\s\u0085])+$/g;

/** Counts as the server does: line ends as one, trimmed, NFC, by code point; wide ones twice if weighted. */
export function countCharacters(text: string, weighted: boolean): number {
  const normal = text.replace(/\r\n?/g, "\n").replace(edges, "").normalize("NFC");
  let count = 0;
  for (const character of normal) {
    count += weighted ? eastAsianWidth(character.codePointAt(0)!, { ambiguousAsWide: false }) : 1;
  }
  return count;
}
