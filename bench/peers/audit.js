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
// Where a link can lead somebody first. The card is that of the first in the made-up lists.
const SCREENS = {
  home: "",
  list: "#/list?c=1-1,3-3&area=27",
  find: "#/find?door=consult&c=1-1,3-3&area=27",
  card: "#/card/CARD",
  method: "#/method",
};
const results = {};

/** A registration number that is in the published list. */
async function someone() {
  const meta = await (await fetch(new URL("list/meta.json", address))).json();
  const list = await fetch(new URL(`list/snapshot-${meta.signed.sha256}.json`, address));
  return (await list.json()).specialists[0].no;
}

async function audit(screen, path, round) {
  const browser = await launch(["--remote-debugging-port=0"]);
  try {
    const port = Number(new URL(browser.wsEndpoint()).port);
    const { lhr, artifacts } = await lighthouse(address + path, { port, onlyCategories: CATEGORIES, logLevel: "error" });
    const note = (key, value) => (results[`${screen}: ${key}`] ??= []).push(value);
    for (const key of CATEGORIES) note(key, Math.round(lhr.categories[key].score * 100));
    for (const [key, label] of Object.entries(AUDITS)) note(label, lhr.audits[key].numericValue);
    note("TBT on processor (ms)", blocking(artifacts.Trace.traceEvents, 4));
    if (round === 0) {
      const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0);
      console.log(`  ${size} ${screen}: not passed: ${failed.map(({ id }) => id).join(", ") || "nothing"}`);
      for (const { score, node } of lhr.audits["layout-shifts"]?.details?.items ?? []) {
        console.log(`  ${size} ${screen}: shift of ${score.toFixed(4)}: ${node?.selector ?? "?"}`);
      }
    }
  } finally {
    await browser.close();
  }
}

const card = await someone();
for (let round = 0; round < Number(rounds); round++) {
  for (const [screen, path] of Object.entries(SCREENS)) await audit(screen, path.replace("CARD", card), round);
}
for (const key of Object.keys(results)) {
  results[key] = summary(results[key]);
  console.log(`  ${size} ${key}: ${results[key].median.toFixed(2)}`);
}
writeFileSync(out, JSON.stringify(results, null, 1));
