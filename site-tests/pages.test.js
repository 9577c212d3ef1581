// All pages: links, anchors, accessibility, widths.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { browse, siteOf, skip } from "./harness.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WIDTHS = [375, 800, 1280];

describe("the pages", { skip: skip() }, () => {
  let site, tab, names;

  before(async () => {
    site = siteOf();
    names = readdirSync(site).filter((name) => name.endsWith(".html")).sort();
    // The content security policy of the pages would block axe.
    tab = await browse(site, { bypassCSP: true });
  });
  after(async () => {
    await tab?.close();
    assert.deepEqual(tab?.complaints, []);
  });

  test("every link within the site leads to a page and an anchor", async () => {
    const pages = new Map();
    for (const name of names) {
      const page = await tab.open(name);
      pages.set(name, await page.evaluate(() => ({
        ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
        links: [...document.querySelectorAll("a[href]")].map((link) => link.href),
      })));
      await page.close();
    }
    let followed = 0;
    for (const [name, { ids, links }] of pages) {
      assert.equal(new Set(ids).size, ids.length, `${name} has an id twice`);
      for (const link of links.filter((link) => link.startsWith(tab.origin))) {
        const { pathname, hash } = new URL(link);
        const target = pages.get(pathname.slice(1));
        assert.ok(target, `${name}: ${link}`);
        const isFilter = pathname === "/finder.html" && (hash.includes("=") || hash.includes("/"));
        if (hash && !isFilter) assert.ok(target.ids.includes(decodeURIComponent(hash.slice(1))), `${name}: ${link}`);
        followed += 1;
      }
    }
    assert.ok(followed > 500, `${followed} links`);
  });

  test("an anchor scrolls to its code", async () => {
    const page = await tab.open("novapulse.html#novapulse/job_not_ready");
    const box = await page.getByRole("heading", { name: "job_not_ready" }).last().boundingBox();
    assert.ok(box.y > 40 && box.y < 300, `it is at ${box.y}`);
    await page.close();
  });

  // One page of each kind: the others are built from the same parts.
  const KINDS = ["index.html", "by-status.html", "novapulse.html", "finder.html", "finder.html#novapulse/rate_limit_exceeded"];
  for (const [what, colorScheme, rules] of [
    ["pages have no accessibility violations", "light", {}],
    ["text has enough contrast in the dark scheme", "dark", { runOnly: ["color-contrast", "link-in-text-block"] }],
  ]) {
    test(what, async () => {
      for (const name of KINDS) {
        const page = await tab.open(name);
        await page.emulateMedia({ colorScheme });
        await page.addScriptTag({ path: AXE });
        const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, rules), { ...rules, resultTypes: ["violations"] });
        const found = violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
        assert.deepEqual(found, []);
        await page.close();
      }
    });
  }

  test("no page is wider than its window", async () => {
    for (const name of [...names, "finder.html#novapulse/rate_limit_exceeded"]) {
      const page = await tab.open(name);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${name} takes ${wide} of ${width}`);
      }
      await page.close();
    }
  });
});

describe("the pages, from a folder", { skip: skip() }, () => {
  test("open without a server", async () => {
    const site = siteOf();
    const tab = await browse(site);
    // The browser blocks all requests that do not go to the server of the site, also to files.
    const page = await tab.context.newPage();
    const messages = [];
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(error.message));
    await tab.context.unroute("**");
    await page.goto(`file://${site}/index.html`);
    await page.getByLabel("Find a code").fill("job_not_ready");
    await page.keyboard.press("Enter");
    await page.locator("summary").first().click();
    assert.match(page.url(), /finder\.html#text=job_not_ready&code=novapulse\/job_not_ready$/);
    await page.goBack();
    assert.equal(await page.locator("details[open]").count(), 0);
    assert.deepEqual(messages, []);
    await tab.close();
  });
});
