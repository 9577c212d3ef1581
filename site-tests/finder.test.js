// Uses the finder as people do: type, filter, open, copy, go back.

import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { browse, siteOf, skip } from "./harness.js";

describe("the finder", { skip: skip() }, () => {
  let tab, page;

  before(async () => {
    tab = await browse(siteOf(), { permissions: ["clipboard-read", "clipboard-write"] });
  });
  after(() => tab?.close());
  beforeEach(async () => { page = await tab.open("finder.html"); });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(tab.complaints.splice(0), []);
  });

  const codes = () => page.locator("#results summary > code").allTextContents();
  const count = () => page.locator("#count").textContent();
  const hash = () => new URL(page.url()).hash;

  test("shows all codes at first", async () => {
    assert.match(await count(), /^\d+ codes$/);
    assert.equal((await codes()).length, 50);
    const more = page.getByRole("button", { name: "Show more" });
    await more.click();
    assert.ok((await codes()).length > 50);
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelectorAll("summary")[50]), "the first new one has the focus");
  });

  test("filters while typing, and lists exact matches first", async () => {
    await page.getByLabel("Search codes").pressSequentially("job not");
    assert.deepEqual((await codes()).slice(0, 2).sort(), ["job_not_found", "job_not_ready"]);
    assert.match(await count(), /^\d+ of \d+ codes$/);
    assert.equal(hash(), "#text=job%20not");
    await page.getByLabel("Search codes").fill("Job-Not-Ready");
    assert.deepEqual((await codes())[0], "job_not_ready");
    await page.getByLabel("Search codes").fill("503 novapulse maintenance");
    assert.deepEqual(await codes(), ["service_unavailable"]);
    await page.getByLabel("Search codes").fill("no such word anywhere");
    assert.match(await count(), /^No match in \d+ codes$/);
  });

  test("every filter narrows the list and is in the URL", async () => {
    for (const [label, value] of [
      ["Vendor", "novapulse"], ["Status class", "4xx"], ["Status", "429"],
      ["Category", "resource_exhausted"], ["Retry", "yes"], ["Delivered via", "response"],
    ]) await page.getByLabel(label, { exact: true }).selectOption(value);
    assert.deepEqual(await codes(), ["rate_limit_exceeded"]);
    assert.equal(hash(), "#vendor=novapulse&class=4xx&status=429&category=resource_exhausted&retry=yes&channel=response");
    const other = await tab.open(`finder.html${hash()}`);
    assert.deepEqual(await other.locator("#results summary > code").allTextContents(), ["rate_limit_exceeded"]);
    assert.equal(await other.getByLabel("Retry").inputValue(), "yes");
    await other.close();
    await page.getByRole("button", { name: "Clear filters" }).click();
    assert.match(await count(), /^\d+ codes$/);
  });

  test("Back returns to the previous state; a typed text is one step", async () => {
    const all = await count();
    await page.getByLabel("Search codes").pressSequentially("timeout");
    await page.getByLabel("Vendor").selectOption("dweet");
    await page.locator("summary").first().click();
    assert.match(hash(), /code=dweet\/TIMEOUT/);
    await page.goBack();
    assert.equal(await page.locator("details[open]").count(), 0);
    await page.goBack();
    assert.equal(await page.getByLabel("Vendor").inputValue(), "");
    assert.equal(await page.getByLabel("Search codes").inputValue(), "timeout");
    await page.goBack();
    assert.equal(await count(), all);
    assert.equal(await page.getByLabel("Search codes").inputValue(), "");
    await page.goForward();
    assert.equal(await page.getByLabel("Search codes").inputValue(), "timeout");
  });

  test("a card has the facts of the vendor's page, and links to other codes", async () => {
    await page.goto(`${tab.origin}/finder.html#novapulse/rate_limit_exceeded`);
    const card = page.locator("details[open] .card");
    const labels = await card.locator("dt").allTextContents();
    for (const label of ["Status", "Category", "Fix", "Retry", "Delays", "Headers", "See also", "Rust"]) assert.ok(labels.includes(label), label);
    assert.deepEqual(await card.locator("table td").allTextContents(), ["Wait", "1 s", "2 s", "4 s", "7 s"]);
    await card.getByRole("link", { name: "concurrent_jobs_exceeded" }).click();
    assert.equal(hash(), "#novapulse/concurrent_jobs_exceeded");
    assert.equal(await page.title(), "concurrent_jobs_exceeded: NovaPulse");
    assert.equal(await page.locator("details[open]").count(), 1);
    assert.equal(await page.locator("details[open] summary > code").textContent(), "concurrent_jobs_exceeded");
    await page.locator("details[open] .card").getByRole("link", { name: "NovaPulse" }).click();
    assert.equal(page.url(), `${tab.origin}/novapulse.html#novapulse/concurrent_jobs_exceeded`);
    await page.goBack();
    assert.equal(await page.locator("details[open] summary > code").textContent(), "concurrent_jobs_exceeded");
  });

  test("the code and the link can be copied", async () => {
    await page.goto(`${tab.origin}/finder.html#novapulse/job_not_ready`);
    const pasted = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("button", { name: "Copy code" }).click();
    await page.getByText("Copied").first().waitFor();
    assert.equal(await pasted(), "job_not_ready");
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.startsWith("http")));
    assert.equal(await pasted(), `${tab.origin}/novapulse.html#novapulse/job_not_ready`);
  });

  test("everything works with the keyboard, in page order", async () => {
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.name);
    const seen = [];
    for (let nth = 0; nth < 10; nth++) {
      await page.keyboard.press("Tab");
      seen.push(await page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim()));
    }
    assert.deepEqual(seen, [
      "Skip to the codes", "Error codes", "text", "vendor", "class", "status", "category", "retry", "channel", "Clear filters",
    ]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("details[open]").count(), 1);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid", "the focused element has an outline");
    await page.keyboard.press("Space");
    assert.equal(await page.locator("details[open]").count(), 0);
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.match(await focused(), new RegExp(`^${(await codes())[0]}`));
    assert.equal(await page.locator("#count").getAttribute("role"), "status");
  });

  test("the search form on other pages opens the finder", async () => {
    await page.goto(`${tab.origin}/index.html`);
    await page.getByLabel("Find a code").fill("not ready");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/finder.html#text=not+ready");
    await page.getByText("of 80 codes").or(page.locator("#count")).first().waitFor();
    assert.equal((await codes())[0], "job_not_ready");
  });

  test("an unknown or malformed hash still shows codes", async () => {
    for (const end of ["#vendor=nobody", "#novapulse/no_such_code", "#%E0%A4%A", "#=&&text", "#code=%00"]) {
      await page.goto("about:blank");
      await page.goto(`${tab.origin}/finder.html${end}`);
      assert.match(await count(), /codes/, end);
    }
  });

  test("without JavaScript it is a list of links", async () => {
    const plain = await browse(siteOf(), { javaScriptEnabled: false });
    const list = await plain.open("finder.html");
    assert.equal(await list.locator("form").isVisible(), false);
    await list.getByRole("link", { name: "job_not_ready" }).click();
    assert.equal(list.url(), `${plain.origin}/novapulse.html#novapulse/job_not_ready`);
    await plain.close();
    assert.deepEqual(plain.complaints, []);
  });
});
