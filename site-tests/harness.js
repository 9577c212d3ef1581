// Serves a site, and opens it in a browser that can reach nothing else.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const ERRCAT = process.env.ERRCAT ?? join(ROOT, "target/debug/errcat");
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const BROWSER = process.env.CHROMIUM ?? BROWSERS.find(existsSync);

/** Returns why the tests cannot run on this machine, or `false`. In CI, they must run. */
export function skip() {
  if (process.env.CI || (BROWSER && existsSync(ERRCAT))) return false;
  return BROWSER
    ? `${ERRCAT} is missing: run cargo build -p errcat-cli`
    : "Chromium is missing: install the package chromium, or set CHROMIUM to the path of a browser";
}

const folders = [];

function folder() {
  const made = mkdtempSync(join(tmpdir(), "errcat-site-"));
  folders.push(made);
  return made;
}

process.on("exit", () => folders.forEach((made) => rmSync(made, { recursive: true })));

export function errcat(...args) {
  return execFileSync(ERRCAT, args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Writes the site of a catalogue, by default the one of this repository, and returns its folder. */
export function siteOf(catalogue = join(ROOT, "catalogue")) {
  const out = folder();
  errcat("docs", "--catalogue", catalogue, "--out", out);
  return out;
}

/** Writes a catalogue with these vendors, by id, and returns its folder. */
export function catalogueOf(vendors) {
  const catalogue = join(folder(), "catalogue");
  mkdirSync(catalogue);
  // JSON is YAML.
  for (const [id, vendor] of Object.entries(vendors)) writeFileSync(join(catalogue, `${id}.yaml`), JSON.stringify(vendor));
  return catalogue;
}

export function readFixture(path) {
  return readFileSync(join(ROOT, path), "utf8");
}

async function serve(site) {
  const server = createServer((request, response) => {
    const file = normalize(join(site, decodeURIComponent(new URL(request.url, "http://x").pathname)));
    if (!file.startsWith(site) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(file));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

/** Opens a site in a browser. Errors, console messages, dialogs and requests to other servers are in `complaints`. */
export async function browse(site, options = {}) {
  const server = await serve(site);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  const complaints = [];
  await context.route("**", (route) => {
    if (route.request().url().startsWith(`${origin}/`)) return route.continue();
    complaints.push(`asked for ${route.request().url()}`);
    return route.abort();
  });
  const open = async (path) => {
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); return dialog.dismiss(); });
    await page.goto(`${origin}/${path}`);
    return page;
  };
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { origin, context, complaints, open, close };
}
