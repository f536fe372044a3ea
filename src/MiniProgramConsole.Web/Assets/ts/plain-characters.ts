import { plain } from "./generated/tables";

// As the server's PlainCharacters: runs of code points, and the plain character that each stands for.
const runs: { readonly start: number; readonly end: number; readonly first: number; readonly step: number }[] = [];
const numbers = plain.split(" ").map((number) => parseInt(number, 36));
for (let [index, end] = [0, 0]; index < numbers.length; index += 3) {
  const start = end + numbers[index]!;
  end = start + numbers[index + 1]!;
  runs.push({ start, end, first: numbers[index + 2]! >> 1, step: numbers[index + 2]! & 1 });
}

const wideForms = { first: 0xff01, last: 0xff5e };

/** The plain character that one stands for; empty where it shows nothing, itself where it stands for none. */
export function plainOf(character: string): string {
  const codePoint = character.codePointAt(0)!;
  const run = runs.find(({ start, end }) => start <= codePoint && codePoint < end);
  if (!run) {
    return character;
  }
  const code = run.first + run.step * (codePoint - run.start);
  return code === 0 ? "" : String.fromCharCode(code);
}

/** Whether a character stands for a plain one and for nothing else: digits of another script are a language's own. */
export function isSubstitute(character: string): boolean {
  const [found, codePoint] = [plainOf(character), character.codePointAt(0)!];
  return found !== character && (!/^[0-9]$/.test(found) || (codePoint >= wideForms.first && codePoint <= wideForms.last));
}

export function toPlain(text: string): string {
  return [...text].map(plainOf).join("");
}
