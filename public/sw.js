// The service worker: keeps one release of the program on this machine, whole or not at all, so that
// the page also starts without a network. The build fills in the marks (crates/site/src/worker.rs).
// What the list's own files hold is the program's to check and to keep: they pass by untouched.

/** One release, one name: another byte in any file, or here, is another release. */
const RELEASE = "BUILD_RELEASE";
/** Every file of the release below the page, with its integrity. The page itself is "./". */
const FILES = new Map(Object.entries(BUILD_FILES));
const PAGE = "./";
const SCRIPT = [...FILES.keys()].find((path) => path.endsWith(".js"));

const SCOPE = registration.scope;
const BELOW = new URL(SCOPE).pathname;
// Several sites may share an origin, and its caches: every name begins with the site's own folder.
const APP = `activelist-app:${BELOW}:`;
const OWN = APP + RELEASE;
const SETTINGS = `activelist-site:${BELOW}`;
const PHOTOS = `activelist-photos:${BELOW}`;

/** Bytes that the settings may have, and those that the program looks at where they are too large. */
const MOST_SETTINGS = 64 << 10;
const LOOKED_AT = 1 << 20;

/** How long the host may take for the operator's settings before the kept ones are shown. */
const PATIENCE = 4000;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  // Never of its own accord: a page that is open was begun with the release before.
  if (event.data?.type === "take-over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

/** All or nothing: only when every file is there and checked is anything kept. */
async function install() {
  const paths = [...FILES.keys()];
  const [answers] = await Promise.all([Promise.all(paths.map((path) => download(path))), keepSettings()]);
  const cache = await caches.open(OWN);
  // The host may have gone back to a release that pages still use: what is whole stays so.
  const wasWhole = await cache.match(address(PAGE));
  try {
    // The page last: where it is kept, all the rest is.
    const puts = paths.filter((path) => path !== PAGE);
    await Promise.all(puts.map((path) => cache.put(address(path), answers[paths.indexOf(path)])));
    await cache.put(address(PAGE), answers[paths.indexOf(PAGE)]);
  } catch (fault) {
    // No room. Half a release is of no use, and the former one goes on.
    if (!wasWhole) await caches.delete(OWN);
    throw fault;
  }
}

/**
 * A page of one of the two releases before may still be open, here or claimed from the network, and
 * finds its late parts in their caches. Claiming also lets the very first page use what was kept for it.
 */
async function activate() {
  const former = await formerCaches();
  await Promise.all(former.slice(0, -2).map((name) => caches.delete(name)));
  await clients.claim();
}

/** The caches of this site's other releases, the oldest first. */
async function formerCaches() {
  const names = await caches.keys();
  // The rest of a name must be a release: another site may lie in a folder whose name begins like ours.
  return names.filter((name) => name.startsWith(APP) && name !== OWN && /^[0-9a-f]{16}$/.test(name.slice(APP.length)));
}

function address(path) {
  return new URL(path, SCOPE).href;
}

function kept(cache, path) {
  return caches.match(address(path), { cacheName: cache, ignoreVary: true });
}

/** A file of this release from the host; fails unless it is the very file. */
async function download(path, cache) {
  const ask = async (how) => {
    const answer = await fetch(address(path), {
      integrity: FILES.get(path), cache: how, redirect: "error", credentials: "same-origin", priority: "low",
    });
    if (answer.status !== 200 || answer.type !== "basic" || !fits(path, answer)) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  // A file that is named by its content never changes; a damaged copy of it may lie in the browser's
  // own cache for a year.
  const isNamedByContent = path.startsWith("assets/");
  try {
    return await ask(cache ?? (isNamedByContent ? "default" : "no-cache"));
  } catch (fault) {
    if (isNamedByContent && !cache) return ask("reload");
    throw fault;
  }
}

/** The browser refuses page, script and styles of another kind, however right their bytes are. */
function fits(path, answer) {
  const kind = path === PAGE ? "html" : path.endsWith(".js") ? "javascript" : path.endsWith(".css") ? "css" : "";
  return (answer.headers.get("Content-Type") ?? "").includes(kind);
}

/** What this worker answers to a request; nothing where it is none of its business. */
function answerTo(event) {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BELOW)) return undefined;
  const path = pathname.slice(BELOW.length);
  if (request.mode === "navigate") {
    if (path !== "" && path !== "index.html") return undefined;
    const answer = page(request);
    event.waitUntil(answer.then(mend));
    return answer;
  }
  if (search !== "") return undefined;
  if (path === "site.json") return settings(request);
  if (path.startsWith("list/photos/")) return photo(path, request);
  if (FILES.has(path) || path.startsWith("assets/")) return file(path, request);
  return undefined;
}

/** The page of this release. Without its script it would stand there and answer nothing. */
async function page(request) {
  const [found, script] = await Promise.all([PAGE, SCRIPT].map((path) => whole(path)));
  if (found && script) return found;
  return fetch(request).catch(sorry);
}

/** Once the page is on its way: what a browser or a disk has lost comes back before it is needed. */
async function mend() {
  const there = await caches.open(OWN).then((cache) => cache.keys());
  const addresses = new Set(there.map(({ url }) => url));
  for (const path of FILES.keys()) {
    if (!addresses.has(address(path))) await whole(path);
  }
}

/** A file of this release as it is kept. One that has gone is fetched and kept again. */
async function whole(path, anew) {
  const fetched = async () => {
    const answer = await download(path, anew && "reload");
    const copy = answer.clone();
    // No room to keep it is no reason not to use it.
    await caches.open(OWN).then((cache) => cache.put(address(path), copy)).catch(() => {});
    return answer;
  };
  if (anew) return fetched().catch(() => kept(OWN, path));
  return (await kept(OWN, path)) ?? fetched().catch(() => undefined);
}

/** A file of this release, or of one before that an open page still runs. */
async function file(path, request) {
  if (FILES.has(path)) {
    // The page asks anew where what it got was damaged.
    const found = await whole(path, request.cache === "reload");
    if (found) return found;
  } else {
    for (const name of (await formerCaches()).reverse()) {
      const found = await kept(name, path);
      if (found) return found;
    }
  }
  return fetch(request).catch(() => Response.error());
}

async function photo(path, request) {
  return (await kept(PHOTOS, path)) ?? fetch(request).catch(() => Response.error());
}

/** The operator's settings: as the host has them now, else as they were last. */
async function settings(request) {
  try {
    const answer = await askSettings(AbortSignal.timeout(PATIENCE));
    // A slip in it is shown to whoever looks: the operator, as a rule. It is not kept.
    if (answer.ok) return answer;
    return (await kept(SETTINGS, "site.json")) ?? answer;
  } catch {
    return (await kept(SETTINGS, "site.json")) ?? fetch(request).catch(() => Response.error());
  }
}

/** With the program, the settings: a host that has none says so with 404. */
async function keepSettings() {
  const answer = await askSettings(AbortSignal.timeout(10 * PATIENCE));
  if (!answer.ok && answer.status !== 404) throw new Error(`site.json: ${answer.status}`);
}

/** Asks for the settings, and keeps them if they can be read. */
async function askSettings(signal) {
  const answer = await fetch(address("site.json"), { cache: "no-cache", redirect: "error", signal });
  if (answer.status !== 200) return answer;
  const body = await beginning(answer);
  const copy = () => new Response(body, { headers: { "Content-Type": "application/json" } });
  // The page of a network that wants a sign-in is not what the operator wrote.
  if ((answer.headers.get("Content-Type") ?? "").includes("html")) throw new Error("site.json: a page");
  try {
    if (body.size > MOST_SETTINGS) return copy();
    JSON.parse(await body.text());
    await caches.open(SETTINGS).then((cache) => cache.put(address("site.json"), copy()));
  } catch {
    // Not to be read, or no room.
  }
  return copy();
}

/** An answer as far as the program looks at it, and a byte more, by which it knows that there is more. */
async function beginning(answer) {
  // Some browsers give an empty answer no body.
  if (!answer.body) return new Blob();
  const reader = answer.body.getReader();
  const pieces = [];
  for (let length = 0; length <= LOOKED_AT; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces);
    pieces.push(value);
    length += value.length;
  }
  reader.cancel();
  return new Blob(pieces).slice(0, LOOKED_AT + 1);
}

/** Nothing kept, no network: said in plain words, and how to go on. */
function sorry() {
  const body = `<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>ページを表示できません</title>
<main><h1>ページを表示できません</h1>
<p>この端末に保存していたページの一部が失われ、インターネットからも受け取れませんでした。</p>
<p>インターネットにつながっているかを確かめてから、もう一度開いてください。</p>
<p><a href="${BELOW}">もう一度開く</a></p></main></html>`;
  return new Response(body, {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'", "Cache-Control": "no-store" },
  });
}
