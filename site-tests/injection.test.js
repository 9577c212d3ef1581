// Texts that broke other generators are shown as texts, in the finder and on pages.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browse, catalogueOf, readFixture, siteOf, skip } from "./harness.js";

// The compiler refuses these characters, so they never reach a page.
const isAllowed = (text) => !/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/.test(text);
const TEXTS = JSON.parse(readFixture("codegen/tests/hostile/texts.json")).filter(isAllowed);

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

function hostile() {
  const codes = Object.fromEntries(TEXTS.map((text, nth) => [`t${nth}`, {
    status: 400, meaning: text, fix: text, causes: [text], message: oneLine(text), escalation: text, notes: [text],
  }]));
  return { title: "<img src=x onerror=alert(1)>", groups: [{ title: "</script><script>alert(2)</script>", codes }] };
}

describe("hostile texts", { skip: skip() }, () => {
  let tab;

  before(async () => { tab = await browse(siteOf(catalogueOf({ acme: hostile() }))); });
  after(() => tab?.close());

  test("most texts are allowed in a catalogue", () => assert.ok(TEXTS.length > 75, `${TEXTS.length}`));

  test("cards contain only words, code, lists, tables and links", async () => {
    const page = await tab.open("finder.html");
    while (await page.locator("#more").isVisible()) await page.locator("#more").click();
    for (const [nth, text] of TEXTS.entries()) {
      await page.evaluate((anchor) => { location.hash = anchor; }, `acme/t${nth}`);
      const card = page.locator(`details[open][data-anchor="acme/t${nth}"] .card`);
      await card.waitFor();
      const message = await card.locator("dt:text-is('Example message') + dd").textContent();
      assert.ok(oneLine(message).startsWith(oneLine(text)), `${JSON.stringify(text)} is shown as ${JSON.stringify(message)}`);
    }
    assert.deepEqual(await injected(page), []);
    await page.close();
    assert.deepEqual(tab.complaints, []);
  });

  for (const name of ["acme.html", "index.html", "a-to-z.html", "by-status.html", "by-category.html"]) {
    test(`${name} has no injected element`, async () => {
      const page = await tab.open(name);
      assert.deepEqual(await injected(page), []);
      assert.deepEqual(await page.locator("script").count(), 0);
      await page.close();
      assert.deepEqual(tab.complaints, []);
    });
  }

  /** Elements, attributes and addresses that no text may create. */
  function injected(page) {
    return page.evaluate(() => {
      const found = [];
      for (const one of document.querySelectorAll("main *, #results *, nav *")) {
        if (/^(SCRIPT|IMG|IFRAME|OBJECT|EMBED|STYLE|LINK|META|BASE|VIDEO|SVG)$/i.test(one.tagName)) found.push(one.outerHTML);
        for (const { name, value } of one.attributes) {
          if (name.startsWith("on") || name === "style") found.push(`${name}="${value}"`);
          if (/^(href|src)$/.test(name) && !/^(#|https?:\/\/|mailto:|[a-z0-9_.-]+\.html(#|$))/.test(value)) found.push(`${name}="${value}"`);
        }
      }
      return found;
    });
  }
});
