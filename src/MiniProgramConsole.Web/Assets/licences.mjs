// Whose work is in the files for browsers: name, version and licence of each package, and the licence's words.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = "node_modules/";
const fileName = /^licen[cs]e(\.(md|txt))?$/i;
// A licence that names nobody is the same for everyone; one of its copies has the place for a name still free.
const unnamed = { "Apache-2.0": "[name of copyright owner]" };

/** The package that a file of node_modules belongs to; undefined for a file of ours. */
export function packageOf(path) {
  const at = path.replaceAll("\\", "/").lastIndexOf(folder);
  if (at < 0) {
    return undefined;
  }
  const [scope, name] = path.replaceAll("\\", "/").slice(at + folder.length).split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

/** Reads the licences; a package without one ends the build. */
export function readLicences(web, names) {
  const packages = [...new Set(names)].sort().map((name) => read(join(web, folder, name)));
  return packages.map((found) => ({ ...found, text: found.text ?? findText(found, packages) }));
}

function read(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const file = readdirSync(path).find((entry) => fileName.test(entry));
  return { name, version, licence: license, text: file && readFileSync(join(path, file), "utf8").trim(), path };
}

function findText({ name, licence, path }, packages) {
  const shared = packages.find(({ licence: other, text }) => other === licence && text?.includes(unnamed[licence] ?? "\0"));
  const readme = join(path, "README.md");
  const notice = existsSync(readme) ? /^## License\s+([\s\S]+?)(?=^## |$(?![\s\S]))/m.exec(readFileSync(readme, "utf8"))?.[1].trim().replaceAll("&copy;", "©") : undefined;
  if (!shared || !notice) {
    throw new Error(`${name} (${licence ?? "no licence"}) is in the bundle and comes without the words of its licence.`);
  }
  return `${notice}\n\n${shared.text}`;
}
