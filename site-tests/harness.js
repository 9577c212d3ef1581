// A site, served here, and a browser that may go nowhere else.

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

/** Why the tests cannot run here; in CI they have to. */
export function skip() {
  if (process.env.CI || (BROWSER && existsSync(ERRCAT))) return false;
  return BROWSER
    ? `${ERRCAT} is not there: cargo build -p errcat-cli`
    : "there is no Chromium: install the package chromium, or name one in CHROMIUM";
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

/** The site of the catalogue in a folder; the one of this repository, unless named. */
export function siteOf(catalogue = join(ROOT, "catalogue")) {
  const out = folder();
  errcat("docs", "--catalogue", catalogue, "--out", out);
  return out;
}

/** A folder with these vendors, by id. */
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

/** A browser with a site in it. What it complains about, and what it asks of others, is in `complaints`. */
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
