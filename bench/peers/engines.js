// Engine against engine in the browser: rounds over all engines in turn, each in a fresh browser.
// Usage: node engines.js ADDRESS SIZES ROUNDS OUT

import { writeFileSync } from "node:fs";
import { launch } from "./chromium.js";
import { summary } from "./statistics.js";

const [address, sizes, rounds, out] = process.argv.slice(2);
const ALL = ["query", "toggle", "keystroke"];
const ENGINES = [
  { name: "wasm", kinds: ALL },
  { name: "expert", kinds: ALL },
  { name: "plain", kinds: ALL },
  { name: "itemsjs", kinds: ALL, most: 25_000 },
  { name: "minisearch", kinds: ["keystroke"], most: 25_000 },
  { name: "flexsearch", kinds: ["keystroke"], most: 25_000 },
].filter(({ name }) => (process.env.ENGINES ?? name).split(",").includes(name));

const results = {};
for (const size of sizes.split(",").map(Number)) {
  const engines = ENGINES.filter(({ most }) => size <= (most ?? Infinity));
  const all = (results[size] = {});
  for (let round = 0; round < Number(rounds); round++) {
    for (const { name, kinds } of engines) {
      const into = (all[name] ??= { ready: [], first: [], wrong: null });
      const browser = await launch();
      try {
        const page = await browser.newPage();
        await page.goto(`${address}bench.html`, { waitUntil: "load" });
        await page.waitForFunction("globalThis.bench !== undefined && crossOriginIsolated");
        const { took, first } = await page.evaluate((name, size) => bench.ready(name, size), name, size);
        into.ready.push(took);
        into.first.push(first);
        // The first pass also warms the code up.
        const wrong = await page.evaluate((size, kinds) => bench.check(size, kinds), size, kinds);
        into.wrong = Math.max(into.wrong ?? 0, wrong.length);
        const times = await page.evaluate((kinds, batch) => bench.round(kinds, batch), kinds, size < 10_000);
        for (const kind of kinds) (into[kind] ??= []).push(...times[kind]);
        console.log(`  ${size} ${name}: ready ${into.ready.at(-1).toFixed(1)} ms, ${wrong.length} wrong`, wrong.slice(0, 5));
      } catch (error) {
        into.failed = String(error.message ?? error);
        console.log(`  ${size} ${name}: ${into.failed}`);
      } finally {
        await browser.close();
      }
    }
  }
  for (const { name } of engines) {
    const row = all[name];
    for (const kind of ["ready", "first", ...ALL]) row[kind] = summary(row[kind] ?? []);
  }
}
writeFileSync(out, JSON.stringify(results, null, 1));
