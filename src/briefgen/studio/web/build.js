// Builds the bundle of the page: `npm ci && npm run build`. What it writes is committed, so that
// nobody needs Node to use the studio; bundle.json lets a test see that it is of these sources.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const out = join(here, "built");
const isCheck = process.argv.includes("--check");

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");
const text = (path) => readFileSync(join(here, path), "utf8").replaceAll("\r\n", "\n");

function sources(folder = "src") {
  return readdirSync(join(here, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? sources(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();
}

/** The licence of each package that is in the bundle; none may lack its text. */
function licences(metafile) {
  const inside = Object.keys(metafile.inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]);
  return [...new Set(inside.filter(Boolean))].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name} ${about.version} (${about.license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  }).join(`\n${"-".repeat(78)}\n\n`);
}

const result = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.tsx" },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  outdir: "built",
  write: false,
});
const files = new Map(result.outputFiles.map((file) => [file.path.split(/[\\/]/).pop(), file.text]));
files.set("icon.svg", text("src/icon.svg"));
files.set("licences.txt", licences(result.metafile));
const made = {};
for (const path of ["package.json", "package-lock.json", "tsconfig.json", "build.js", ...sources()]) made[path] = digest(text(path));
for (const [name, content] of files) made[`built/${name}`] = digest(content);
files.set("bundle.json", `${JSON.stringify(made, null, 2)}\n`);

if (isCheck) {
  for (const [name, content] of files)
    if (!existsSync(join(out, name)) || readFileSync(join(out, name), "utf8") !== content) throw new Error(`built/${name} is not of these sources: npm run build`);
} else {
  mkdirSync(out, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(out, name), content);
}
