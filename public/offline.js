// Registers the worker that keeps the program (sw.js), tells the program how things stand, and
// changes to a new release when the visitor says so. In the script and not in the program: a release
// whose program does not start can still be replaced.

/** Whether this site was built to be kept: `cargo xtask build --no-offline` says no. */
const KEEPS = BUILD_OFFLINE;
const HOUR = 3_600_000;
/** However often a page comes to the front, the host is not asked more often than this. */
const REST = 60_000;

let registration;
let isSwitching = false;
let lastAsked = 0;

/** How it stands, for the program: `html[data-worker]`, and an event for each change. */
function report(state) {
  const { dataset } = document.documentElement;
  if (dataset.worker === state) return;
  dataset.worker = state;
  document.dispatchEvent(new Event("activelist:worker", { bubbles: true }));
  offerRelease();
}

function look() {
  if (!registration) return;
  const { installing, waiting, active } = registration;
  if (active && waiting) report("waiting");
  else if (active?.state === "activated") report("ready");
  else if (active || waiting || installing) report("starting");
  else report("failed");
}

function follow(worker) {
  worker?.addEventListener("statechange", look);
}

/** Registers where that is still to be done, and asks the host for a new release. */
async function ask() {
  lastAsked = Date.now();
  try {
    // The worker's own file is never taken from the browser's cache: it is how a release is noticed.
    const found = await navigator.serviceWorker.register("./sw.js", { scope: "./", updateViaCache: "none" });
    if (found !== registration) {
      registration = found;
      found.addEventListener("updatefound", () => {
        follow(found.installing);
        look();
      });
      [found.installing, found.waiting, found.active].forEach(follow);
    }
    look();
    if (found.active) await found.update();
  } catch {
    // No network, as a rule: what is kept goes on working.
    if (!registration?.active) report("failed");
  }
}

function keep() {
  if (document.documentElement.dataset.worker === "off") return;
  const workers = navigator.serviceWorker;
  workers.addEventListener("controllerchange", () => {
    // Only the page whose visitor has agreed. The others go on as they are: what they still need of
    // the former release is kept (sw.js, `activate`).
    if (isSwitching) location.reload();
    else look();
  });
  document.addEventListener("activelist:look-anew", ask);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - lastAsked > REST) ask();
  });
  setInterval(ask, HOUR);
  return ask();
}

/** Changes to the release that waits, and loads this page anew. */
function takeOver() {
  const waiting = registration?.waiting;
  if (!waiting) {
    // Another page has changed already, or there is nothing to change to.
    location.reload();
    return;
  }
  isSwitching = true;
  waiting.postMessage({ type: "take-over" });
}
document.addEventListener("activelist:take-over", takeOver);

/** Where the program cannot offer the release that waits, the notice of its failure does. */
function offerRelease() {
  const place = document.querySelector("#boot-status .al-row");
  if (!place || place.dataset.offers || document.documentElement.dataset.worker !== "waiting") return;
  place.dataset.offers = "release";
  const button = element("button", "al-button", ["新しい版に切り替える"]);
  button.type = "button";
  button.addEventListener("click", takeOver);
  place.append(button);
}

if (!KEEPS) {
  report("off");
} else if (!navigator.serviceWorker) {
  // Plain http, or a private window of some browsers.
  report("absent");
} else {
  report("starting");
  // From the beginning: the browser may have found the other worker by itself, and it says this once.
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    // sw-off.js stands in its place.
    if (data?.type !== "off") return;
    registration = undefined;
    report("off");
  });
  // What the visitor came for goes first.
  const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 1000));
  started.then(() => idle(keep));
}
