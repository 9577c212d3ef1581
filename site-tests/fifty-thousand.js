// Measures the size and the response times of a finder with 50,000 codes:
// `node fifty-thousand.js`. It only prints figures; nothing can fail.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { browse, catalogueOf, siteOf } from "./harness.js";

const WORDS = ["account", "batch", "card", "device", "export", "field", "group", "host", "invoice", "job", "key", "ledger"];
const ENDS = ["not_found", "already_exists", "too_large", "expired", "rate_limited", "unavailable", "invalid"];
const word = (nth) => WORDS[nth % WORDS.length];

function code(nth) {
  const [what, end] = [`${word(nth)}_${word(Math.trunc(nth / 12))}`, ENDS[nth % ENDS.length]];
  return [`${what}_${end}_${nth}`, {
    status: [404, 409, 413, 401, 429, 503, 400][nth % 7],
    meaning: `The ${word(nth)} of this \`${word(nth + 5)}\` is not what request number ${nth} asked for, so that nothing was done.`,
    fix: `Look the ${word(nth)} up in the dashboard, and send the request again with the \`${word(nth + 3)}\` that is shown there.`,
    causes: [`The ${word(nth + 1)} has expired.`, `Somebody else has changed the ${word(nth + 2)}.`],
    ...(nth % 7 === 4 || nth % 7 === 5 ? { retry: { schedule: "backoff" } } : {}),
  }];
}

function vendor(nth) {
  const groups = WORDS.slice(0, 10).map((title, group) => ({
    title: `Errors of the ${title}`,
    codes: Object.fromEntries(Array.from({ length: 50 }, (_, at) => code(nth * 500 + group * 50 + at))),
  }));
  const schedules = { backoff: { initial: "1s", factor: 2, retries: 4 } };
  return { title: `Vendor ${nth}`, schedules, groups };
}

const vendors = Object.fromEntries(Array.from({ length: 100 }, (_, nth) => [`vendor${nth}`, vendor(nth)]));
const catalogue = catalogueOf(vendors);
const began = performance.now();
const site = siteOf(catalogue);
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
console.log(`errcat docs: ${seconds(performance.now() - began)}`);

const bytes = readFileSync(join(site, "finder.html"));
const mib = (length) => `${(length / 2 ** 20).toFixed(1)} MiB`;
console.log(`finder.html: ${mib(bytes.length)}, gzip ${mib(gzipSync(bytes).length)}`);

const tab = await browse(site);
tab.context.setDefaultTimeout(300_000);
const page = await tab.open("finder.html");
const shown = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
console.log(`page loaded, first codes shown: ${seconds(shown)}`);

// Measures from the input event until the new list is drawn.
async function filter(name, value) {
  const took = await page.evaluate(([name, value]) => new Promise((done) => {
    const field = document.getElementById(name);
    const start = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const script = performance.now() - start;
    requestAnimationFrame(() => setTimeout(() => done([script, performance.now() - start])));
  }), [name, value]);
  const count = await page.locator("#count").textContent();
  console.log(`${name} = ${JSON.stringify(value)}: script ${took[0].toFixed(0)} ms, drawn after ${took[1].toFixed(0)} ms (${count})`);
}

await filter("text", "i");
await filter("text", "invoice");
await filter("text", "invoice not found");
await filter("status", "404");
await filter("text", "");
await filter("vendor", "vendor42");
console.log(tab.complaints.length ? tab.complaints.join("\n") : "the browser reported no error");
await tab.close();
