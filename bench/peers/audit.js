// Lighthouse as a phone, on the finished page.
// Usage: node audit.js ADDRESS SIZE ROUNDS OUT

import { writeFileSync } from "node:fs";
import lighthouse from "lighthouse";
import { launch } from "./chromium.js";
import { summary } from "./statistics.js";
import { blocking } from "./trace.js";

const [address, size, rounds, out] = process.argv.slice(2);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const AUDITS = {
  "first-contentful-paint": "FCP (ms)",
  "largest-contentful-paint": "LCP (ms)",
  "total-blocking-time": "TBT (ms)",
  "speed-index": "SI (ms)",
  "cumulative-layout-shift": "CLS",
};
const results = {};
for (let round = 0; round < Number(rounds); round++) {
  const browser = await launch(["--remote-debugging-port=0"]);
  try {
    const port = Number(new URL(browser.wsEndpoint()).port);
    const { lhr, artifacts } = await lighthouse(address, { port, onlyCategories: CATEGORIES, logLevel: "error" });
    const note = (key, value) => (results[key] ??= []).push(value);
    for (const key of CATEGORIES) note(key, Math.round(lhr.categories[key].score * 100));
    for (const [key, label] of Object.entries(AUDITS)) note(label, lhr.audits[key].numericValue);
    note("TBT on processor (ms)", blocking(artifacts.Trace.traceEvents, 4));
    if (round === 0) {
      const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0);
      console.log(`  ${size}: not passed: ${failed.map(({ id }) => id).join(", ") || "nothing"}`);
    }
  } finally {
    await browser.close();
  }
}
for (const key of Object.keys(results)) {
  results[key] = summary(results[key]);
  console.log(`  ${size} ${key}: ${results[key].median.toFixed(2)}`);
}
writeFileSync(out, JSON.stringify(results, null, 1));
