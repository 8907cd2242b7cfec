// The installed Chromium with a fresh profile that asks no other host for anything.

import puppeteer from "puppeteer-core";

export const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const launch = (more = []) =>
  puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: [...FLAGS, ...more],
    protocolTimeout: 1_800_000,
  });
