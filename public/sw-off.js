// The way out. Put in the place of sw.js on the host, it takes the program off every machine that had
// kept it: browsers fetch it in place of the worker, which then throws away what it kept and is gone.
// Pages that are open go on, with the network; none is loaded anew under a visitor's hands.
// The kept list is not the worker's, and stays.

const BELOW = new URL(registration.scope).pathname;
const isOurs = (name) =>
  name === `activelist-site:${BELOW}` ||
  (name.startsWith(`activelist-app:${BELOW}:`) && /^[0-9a-f]{16}$/.test(name.split(":").pop()));

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(goOff()));

async function goOff() {
  const names = await caches.keys();
  await Promise.all(names.filter(isOurs).map((name) => caches.delete(name)));
  const pages = await clients.matchAll({ includeUncontrolled: true });
  await registration.unregister();
  for (const page of pages) page.postMessage({ type: "off" });
}
