// Builds what the browser needs into src/eprocuracy/platform/ui/static/ui. `--check` says whether it is up to date.
//
//   npm ci && npm run build     (figures.py needs Python with fonttools and brotli)

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const home = join(here, "../src/eprocuracy/platform/ui/static/ui");
const checking = process.argv.includes("--check");
const out = checking ? mkdtempSync(join(tmpdir(), "ui-")) : home;
const WEIGHTS = [400, 600, 700];

function write(name, content) {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), content);
}

const copy = (from, to) => write(to, readFileSync(join(modules, from)));

// The colours that govuk-frontend writes out become names of ours, so that dark mode reaches them too.
const NAMED = { "#f3f3f3": "var(--ep-panel)", "#ffffff": "var(--ep-ground)", "#651b1b": "var(--ep-overdue-hover)" };

function stylesheet() {
  const { css } = sass.compile(join(here, "scss/ui.scss"), {
    loadPaths: [modules],
    style: "expanded",
    charset: false,
    quietDeps: true,
  });
  const named = css.replace(/var\((--govuk-[a-z-]+-colour), #[0-9a-f]{3,8}\)/g, "var($1)");
  const end = named.indexOf("@font-face"); // the names themselves stand before the first typeface
  const rules = named.slice(end).replace(/#[0-9a-f]{3,8}\b/g, (colour) => {
    if (!(colour in NAMED)) throw new Error(`a colour without a name: ${colour}`);
    return NAMED[colour];
  });
  return sass.compileString(named.slice(0, end) + rules, { style: "compressed", charset: false }).css;
}

write("ui.css", stylesheet());
copy("htmx.org/dist/htmx.min.js", "vendor/htmx.min.js");
copy("htmx.org/LICENSE", "vendor/htmx.LICENSE.txt");
write("vendor/govuk-frontend.LICENSE.txt", readFileSync(join(here, "licences/govuk-frontend.txt")));
copy("@fontsource/be-vietnam-pro/LICENSE", "fonts/be-vietnam-pro.OFL.txt");
for (const weight of WEIGHTS) {
  for (const part of ["latin", "vietnamese"]) {
    const name = `be-vietnam-pro-${part}-${weight}-normal.woff2`;
    copy(`@fontsource/be-vietnam-pro/files/${name}`, `fonts/${name}`);
  }
  const source = join(modules, `@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-${weight}-normal.woff2`);
  const python = process.env.PYTHON ?? "python3";
  execFileSync(python, [join(here, "figures.py"), source, join(out, `fonts/vietnam-figures-${weight}.woff2`)]);
}

if (checking) {
  const stale = ["ui.css", ...["fonts", "vendor"].flatMap((dir) => readdirSync(join(out, dir)).map((f) => `${dir}/${f}`))]
    .filter((name) => !name.includes("figures")) // compressed by Python's brotli: its bytes vary with the version
    .filter((name) => !readFileSync(join(out, name)).equals(readFileSync(join(home, name))));
  if (stale.length) {
    console.error(`not built from these sources: ${stale.join(", ")}`);
    process.exit(1);
  }
  console.log("built from these sources");
}
