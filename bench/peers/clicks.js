// The finished page with a published list: clicks on conditions, typing, loading.
// Usage: node clicks.js ADDRESS SIZE ROUNDS OUT

import { writeFileSync } from "node:fs";
import { launch } from "./chromium.js";
import { summary } from "./statistics.js";
import { costs, longTasks, record } from "./trace.js";

const [address, size, rounds, out] = process.argv.slice(2);
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const FIND = "#/find?door=consult&c=1-1,3-3&area=27";
const LIST = "#/list?c=1-1,3-3&area=27";
const BOXES = ["industry", "form", "size", "theme"].flatMap((group) =>
  [1, 2, 3].map((value) => `input[name=${group}][value='${value}']`),
);
const WORDS = ["クラウド", "訓練", "多要素認証"];

const results = {};
const note = (name, values) => (results[name] ??= []).push(...values);

function noteCosts(name, found) {
  note(`${name}, task`, found.map(({ task }) => task));
  note(`${name}, task on processor`, found.map(({ processor }) => processor));
  note(`${name}, painted`, found.map(({ painted }) => painted));
}

async function opened(browser, path) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address + path, { waitUntil: "load" });
  // The boxes of a screen, or the names of a list: drawn when the list is there.
  await page.waitForSelector("input[name=industry], .al-person__name", { timeout: 120_000 });
  await wait(1500);
  return page;
}

const click = (page, box) => page.evaluate((box) => document.querySelector(box)?.click(), box);

async function clicks(page, name) {
  const there = [];
  for (const box of BOXES) if (await page.$(box)) there.push(box);
  if (there.length === 0) return;
  // Half of them are on at a time, so that a click adds or takes away a condition.
  const events = await record(page, async () => {
    for (const box of [...there, ...there]) {
      await click(page, box);
      await wait(250);
    }
  });
  noteCosts(name, costs(events, "click"));
}

async function typing(page, name) {
  if (!(await page.$("#words"))) return;
  const events = await record(page, async () => {
    for (const word of WORDS) {
      await page.focus("#words");
      for (const letter of word) {
        await page.keyboard.sendCharacter(letter);
        await wait(400);
      }
      await page.$eval("#words", (input) => input.select());
      await page.keyboard.press("Backspace");
      await wait(400);
    }
  });
  noteCosts(name, costs(events, "input"));
}

for (let round = 0; round < Number(rounds); round++) {
  for (const slow of [1, 4]) {
    const browser = await launch();
    try {
      for (const [screen, path] of [["find", FIND], ["list", LIST]]) {
        const page = await opened(browser, path);
        const client = await page.createCDPSession();
        await client.send("Emulation.setCPUThrottlingRate", { rate: slow });
        const label = `${screen}, CPU ${slow === 1 ? "as it is" : `${slow}× slower`}`;
        await clicks(page, `click on ${label}`);
        await typing(page, `typing on ${label}`);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  }
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const client = await page.createCDPSession();
    await client.send("Network.enable");
    let bytes = 0;
    client.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    const events = await record(page, async () => {
      const began = Date.now();
      await page.goto(address + LIST, { waitUntil: "domcontentloaded" });
      await page.waitForSelector(".al-person__name", { timeout: 120_000 });
      note("load: first list shown (ms)", [Date.now() - began]);
      note("load: bytes until then", [bytes]);
      await wait(1000);
    });
    const long = longTasks(events);
    note("load: long tasks, number", [long.length]);
    note("load: long tasks, longest (ms)", [Math.max(0, ...long.map(({ took }) => took))]);
    note("load: long tasks, longest on processor (ms)", [Math.max(0, ...long.map(({ processor }) => processor))]);
    note("load: long tasks, sum (ms)", [long.reduce((sum, { took }) => sum + took, 0)]);
  } finally {
    await browser.close();
  }
}
for (const key of Object.keys(results)) {
  results[key] = summary(results[key]);
  console.log(`  ${size} ${key}: ${results[key]?.median.toFixed(1)} (p95 ${results[key]?.p95.toFixed(1)})`);
}
writeFileSync(out, JSON.stringify(results, null, 1));
