// Writes wwwroot/dist: app.css, app.js with its lazily loaded chunks, icons.svg, licences.json.
import { build } from "esbuild";
import { compile } from "sass";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { packageOf, readLicences } from "./licences.mjs";

const assets = dirname(fileURLToPath(import.meta.url));
const web = dirname(assets);
const out = join(web, "wwwroot", "dist");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { css, loadedUrls } = compile(join(assets, "scss", "app.scss"), {
  loadPaths: [join(web, "node_modules")],
  style: "compressed",
  quietDeps: true,
  silenceDeprecations: ["import"],
});
writeFileSync(join(out, "app.css"), css);

const { metafile } = await build({
  entryPoints: { app: join(assets, "ts", "app.ts") },
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  chunkNames: "[name]-[hash]",
  legalComments: "linked",
  metafile: true,
  absWorkingDir: web,
  logLevel: "warning",
});

// The sprite: the mark, and of bootstrap-icons only the names in icons.json.
const symbol = (id, svg) => {
  const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
  const body = svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>[\s\S]*$/g, "").replace(/>\s+</g, "><").trim();
  return `<symbol id="${id}" viewBox="${viewBox}" fill="currentColor">${body}</symbol>`;
};
const names = JSON.parse(readFileSync(join(assets, "icons.json"), "utf8"));
const symbols = [
  symbol("mark", readFileSync(join(assets, "mark.svg"), "utf8")),
  ...names.map((name) =>
    symbol(name, readFileSync(join(web, "node_modules", "bootstrap-icons", "icons", `${name}.svg`), "utf8"))),
];
writeFileSync(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);

const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) =>
  Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => packageOf(path)));
const styles = loadedUrls.map((url) => packageOf(fileURLToPath(url)));
const licences = readLicences(web, [...bundled, ...styles, "bootstrap-icons"].filter((name) => name !== undefined));
writeFileSync(join(out, "licences.json"), JSON.stringify(licences.map(({ name, version, licence, text }) => ({ name, version, licence, text }))));
