// Writes ts/generated/pinyin.ts: each industry's Chinese name as it is typed in Latin letters, whole and by first letters.
import { pinyin } from "pinyin-pro";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

const assets = dirname(fileURLToPath(import.meta.url));
const list = join(assets, "..", "..", "MiniProgramConsole.Core", "LaunchTargets", "industries.json");
const generated = join(assets, "ts", "generated");

const latin = (name) => {
  const syllables = pinyin(name, { toneType: "none", type: "array", v: true });
  return `${syllables.join("")} ${syllables.map((syllable) => syllable[0]).join("")}`;
};
const leaves = JSON.parse(readFileSync(list, "utf8")).flatMap(({ industries }) => industries);
const entries = Object.fromEntries(leaves.map(({ code, zh }) => [code, latin(zh)]));

mkdirSync(generated, { recursive: true });
writeFileSync(
  join(generated, "pinyin.ts"),
  `// Written at build from the industry list.\nexport const pinyin: Readonly<Record<string, string>> = ${JSON.stringify(entries)};\n`,
);
