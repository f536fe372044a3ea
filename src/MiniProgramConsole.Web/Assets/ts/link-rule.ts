import { endings } from "./generated/tables";

const known = new Set(endings.split(" "));
const address = /\S*:\/\/\S*|www\.\S*/iu;
const sign = /\S*[/@]\S*/u;
const dotted = /[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+/gu;
const title = /^(?:[A-Z]|(?:Dr|Prof|Mr|Mrs|Ms|Mx|St|Jr|Sr|Dipl|Ing|Med))$/;

/** What mail programs would turn into a link, as the server's LinkRule finds it; empty where there is nothing. */
export function findLink(text: string, refusesSites: boolean): string {
  const plain = text.normalize("NFKC").replace(/[\u3002\uFF0E\uFF61]/g, ".");
  const found = address.exec(plain)?.[0];
  if (found !== undefined) {
    return found;
  }
  const sites = [...plain.matchAll(dotted)].map(([match]) => siteIn(match)).filter((site) => site !== "");
  return refusesSites ? (sign.exec(plain)?.[0] ?? sites[0] ?? "") : (sites.find((site) => plain.includes(`${site}/`)) ?? "");
}

function siteIn(match: string): string {
  const parts = match.split(".");
  let isName = title.test(parts[0]!);
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index]!;
    for (const ending of [part, /^[A-Za-z0-9-]*/.exec(part)![0]]) {
      if (isEnding(ending) && !(isName && /^[A-Z][a-z]/.test(ending))) {
        return [...parts.slice(0, index), ending].join(".");
      }
    }
    isName &&= title.test(part);
  }
  return "";
}

function isEnding(ending: string): boolean {
  const lower = ending.toLowerCase();
  return known.has(lower) || lower.startsWith("xn--");
}
