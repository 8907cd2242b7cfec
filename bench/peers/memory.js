// Memory of the renderer process, as Linux accounts for it (PSS: shared pages in proportion):
// the most while a list is made ready and searched, and what is left afterwards.
// Usage: node memory.js ADDRESS SIZE ROUNDS OUT

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { launch } from "./chromium.js";
import { summary } from "./statistics.js";

const [address, size, rounds, out] = process.argv.slice(2);

/** Bytes of all renderers below a browser's process: the page is the largest of them. */
function renderer(browser) {
  let most = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (!command.includes("--type=renderer") || !isBelow(pid, browser)) continue;
      const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
      most = Math.max(most, Number(kilobytes?.[1] ?? 0) * 1024);
    } catch {
      // The process ended while it was looked at.
    }
  }
  return most;
}

function isBelow(pid, ancestor) {
  for (let at = pid; at !== "0"; ) {
    if (at === String(ancestor)) return true;
    at = readFileSync(`/proc/${at}/stat`, "utf8").split(") ").at(-1).split(" ")[1];
  }
  return false;
}

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const results = {};
for (let round = 0; round < Number(rounds); round++) {
  for (const name of ["wasm", "expert"]) {
    const into = (results[name] ??= { empty: [], peak: [], settled: [] });
    const browser = await launch();
    const pid = browser.process().pid;
    const page = await browser.newPage();
    await page.goto(`${address}bench.html`, { waitUntil: "load" });
    await page.waitForFunction("globalThis.bench !== undefined");
    await wait(500);
    into.empty.push(renderer(pid));
    let [peak, over] = [0, false];
    const watch = (async () => {
      while (!over) {
        peak = Math.max(peak, renderer(pid));
        await wait(20);
      }
    })();
    await page.evaluate((name, size) => bench.ready(name, size), name, size);
    await page.evaluate(() => void bench.round(["query", "toggle", "keystroke"], false));
    over = true;
    await watch;
    into.peak.push(peak);
    const client = await page.createCDPSession();
    await client.send("HeapProfiler.collectGarbage");
    await wait(3000);
    into.settled.push(renderer(pid));
    console.log(`  memory ${name}: peak ${peak >> 20} MB, settled ${into.settled.at(-1) >> 20} MB`);
    await browser.close();
  }
}
for (const row of Object.values(results)) for (const key of Object.keys(row)) row[key] = summary(row[key]);
writeFileSync(out, JSON.stringify(results, null, 1));
