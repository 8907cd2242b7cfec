// Starts the program. The build puts this after wasm-bindgen's glue and kiosk.js,
// in the page's one script, and fills in the names that begin with BUILD_. After
// it come offline.js, crash.js and texts.js.
// Until the program runs, this is all that can tell a visitor of a failure.

const program = new URL("./BUILD_WASM_FILE", import.meta.url);

/** A fault that a visitor is told of: what happened, what to do. */
class StartFault extends Error {
  constructor(what, todo) {
    super(what);
    this.todo = todo;
  }
}

const CHECK_NETWORK = "インターネットにつながっているかをご確認のうえ、もう一度お試しください。";
const TRY_LATER = "しばらくしてから、もう一度お試しください。続くときは、このページの運営者へお知らせください。";

async function download(address, integrity) {
  // The browser checks the integrity of this very answer; that of a preload
  // it would not. A wrong answer may have been kept for a year: ask anew once.
  try {
    return await fetch(address, { integrity });
  } catch {
    return await fetch(address, { integrity, cache: "reload" });
  }
}

/** The browser has one error for no network, no such file and wrong bytes: 0, 404, 200. */
async function askWhy(address) {
  const there = await fetch(address, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return there === null ? 0 : there.status;
}

async function tellWhy() {
  const status = await askWhy(program);
  if (status === 0) {
    throw new StartFault("検索プログラムを受け取れませんでした。", CHECK_NETWORK);
  }
  if (status < 200 || status > 299) {
    throw new StartFault(`検索プログラムがサーバーに見つかりません（番号 ${status}）。`, TRY_LATER);
  }
  throw new StartFault(
    "受け取った検索プログラムが、公開されたものと一致しません。途中で壊れたか、書き換えられたおそれがあるため、実行しませんでした。",
    TRY_LATER,
  );
}

// Parts of the program that a screen asks for when it is first shown: the files
// of each, with their integrity.
const LATE = BUILD_LATE_PARTS;
const added = new Map();

/** Does a thing once; what failed is tried anew the next time. */
function once(key, act) {
  if (!added.has(key)) {
    const done = act();
    added.set(key, done);
    done.catch(() => added.delete(key));
  }
  return added.get(key);
}

/** Between two pieces of work the browser draws and answers. (Timers are slow in a page that is not in front.) */
const turn = () => globalThis.scheduler?.postTask?.(() => {}) ?? new Promise((done) => setTimeout(done, 0));

async function compiled(answer) {
  try {
    return await WebAssembly.compileStreaming(answer);
  } catch (error) {
    // Where a host names another type of file, it is compiled as a whole.
    if (answer.bodyUsed) throw error;
    return await WebAssembly.compile(await answer.arrayBuffer());
  }
}

/** Files that were asked for ahead of their use. */
const arriving = new Map();

function sendFor([file, integrity]) {
  if (!arriving.has(file)) {
    const answer = download(new URL(`./${file}`, import.meta.url), integrity);
    arriving.set(file, answer);
    // Whoever uses it is told; nobody else has to be.
    answer.catch(() => {});
  }
}

/** Adds a file to the running program: its functions and texts go where the program left room. */
async function add(file, integrity) {
  const address = new URL(`./${file}`, import.meta.url);
  const ahead = arriving.get(file);
  arriving.delete(file);
  // What was asked for in vain is asked for again.
  const anew = () => download(address, integrity);
  const answer = await (ahead?.catch(anew) ?? anew()).catch(async () => {
    throw await askWhy(address);
  });
  const imports = { __wasm_split: wasm };
  const module = await compiled(answer);
  await turn();
  await WebAssembly.instantiate(module, imports);
  // What several parts need travels in one file, in pieces.
  const pieces = WebAssembly.Module.customSections(module, "shared");
  await Promise.all(pieces.map((piece) => WebAssembly.instantiate(piece, imports)));
}

/** What the program imports: for each part a function that adds its files and says whether it could. */
const lateParts = {};
for (const [name, files] of Object.entries(LATE)) {
  lateParts[`__wasm_split_load_${name}`] = async (callback, data) => {
    let there = false;
    try {
      await Promise.all(files.map(([file, integrity]) => once(file, () => add(file, integrity))));
      there = true;
    } catch (fault) {
      // The program reads why from here: the answer's status, as it can take only yes or no.
      document.documentElement.dataset.late = fault;
      if (typeof fault !== "number" && document.documentElement.dataset.boot !== "crashed") console.error(fault);
    }
    wasm.__indirect_function_table.get(callback)(data, there);
  };
}

/** The part behind most doors. */
const SEARCH = LATE.search ?? [];
// Where the address leads to a screen that comes late, its part comes beside the program. Most are named alike.
const [, screen] = /^#\/([a-z]+)/.exec(location.hash) ?? [];
(LATE[{ find: "search", list: "search", cards: "card", compare: "shortlist" }[screen] ?? screen] ?? []).forEach(sendFor);

/** Elsewhere it comes before it is asked for, once the page has nothing else to do. */
function fetchAhead() {
  const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 500));
  idle(() => {
    if (document.documentElement.dataset.boot !== "ready") return;
    for (const [file, integrity] of SEARCH) once(file, () => add(file, integrity)).catch(() => {});
  });
}

const DESCRIPTION = "list/meta.json";
/** What a description weighs at most; the program reads no longer one. */
const MOST = 4096;

/** The text of an answer of at most `MOST` bytes. A few that are packed may become more than a machine has room for. */
async function readMost(answer) {
  const reader = answer.body.getReader();
  const pieces = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces).text();
    pieces.push(value);
    length += value.length;
    if (length > MOST) {
      reader.cancel();
      throw new Error("too large");
    }
  }
}

/** Files that the program asks for first are asked for beside it: by their path the answer and what ends it, or nothing once it took them. */
function askAhead() {
  const asked = new Map();
  const ask = (path) => {
    if (asked.has(path)) return;
    // How long it may take is for the program to say, which sees what comes of it.
    const ends = new AbortController();
    const answer = fetch(path, { cache: "no-cache", signal: ends.signal });
    answer.catch(() => {});
    asked.set(path, { answer, ends });
  };
  const take = (path) => {
    const found = asked.get(path);
    asked.set(path, undefined);
    return found;
  };
  ask("site.json");
  // Where a list is kept the program waits less, and counts from when it can show that one.
  if (!keepsList()) ask(DESCRIPTION);
  /** The list itself comes when nothing else is on its way; whether it may be shown, the program decides. */
  const askForList = async () => {
    const answer = (await asked.get(DESCRIPTION)?.answer)?.clone();
    if (!answer?.ok || !answer.body) return;
    const { sha256, parts } = JSON.parse(await readMost(answer)).signed;
    if (parts && !globalThis.DecompressionStream) return;
    const name = parts ? `part-${parts.split(":")[0]}.bin` : `snapshot-${sha256}.json`;
    if (/^[a-z]+-[0-9a-f]{64}\.[a-z]+$/.test(name)) ask(`list/${name}`);
  };
  return { take, askForList };
}

function keepsList() {
  try {
    // Under the folder of the page: several sites may share an origin.
    const folder = location.pathname.replace(/[^/]*$/, "");
    return localStorage.getItem(`activelist.list:${folder}`) !== null;
  } catch {
    return false;
  }
}

/** The first picture goes before the program; a page that nobody looks at has none. */
function firstPicture() {
  return new Promise((done) => {
    new PerformanceObserver(done).observe({ type: "paint", buffered: true });
    setTimeout(done, document.visibilityState === "hidden" ? 0 : 600);
  });
}

/** The smallest program with a word of sixteen bytes: browsers before 2021 (Safari: 2023) do not know it. */
const WIDE_WORDS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

const cannotRun = (more = "") =>
  new StartFault(
    "お使いのブラウザーでは、検索プログラム（WebAssembly）を実行できません。",
    `ブラウザーを新しくするか、Chrome・Edge・Firefox・Safari の最新版でお開きください。${more}`,
  );

async function start() {
  if (typeof WebAssembly !== "object") throw cannotRun("ロックダウンモードをお使いのときは、設定でこのページを対象から外すか、別の端末でお開きください。");
  if (!WebAssembly.validate(WIDE_WORDS)) throw cannotRun();
  await firstPicture();
  const arrives = download(program, "BUILD_WASM_INTEGRITY").catch(tellWhy);
  await turn();
  const { take, askForList } = askAhead();
  const answer = await arrives;
  try {
    await turn();
    const module = await compiled(answer);
    await turn();
    // What cannot be read here the program asks for, and says.
    askForList().catch(() => {});
    await turn();
    const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
    await turn();
    __wbg_finalize_init(instance, module);
    await turn();
    await begin(take);
  } catch (error) {
    console.error(error);
    // The bytes are the published ones, or they would not have come so far: it is the browser that cannot
    // compile them. (Chromium before 95 knows the words of sixteen bytes, but not a policy that allows wasm.)
    if (error instanceof WebAssembly.CompileError) throw cannotRun("最新版でも同じ表示が出るときは、このページの運営者へお知らせください。");
    throw new StartFault("検索プログラムを始められませんでした。", TRY_LATER);
  }
}

/** Says it at the top of the page's main part, as the program's own notices are shown. */
function tell(fault) {
  const known = fault instanceof StartFault;
  const what = known ? fault.message : "検索プログラムを始められませんでした。";
  const todo = known ? fault.todo : TRY_LATER;
  const notice = element("div", "al-notice", [
    element("p", "al-notice__title", [what]),
    element("p", "", [todo]),
    element("div", "al-row", [element("button", "al-button", ["もう一度読み込む"])]),
  ]);
  notice.dataset.tone = "danger";
  notice.setAttribute("role", "alert");
  const again = notice.querySelector("button");
  again.type = "button";
  again.addEventListener("click", () => location.reload());

  document.getElementById("boot-status")?.remove();
  notice.id = "boot-status";
  const main = document.querySelector("main") ?? document.body.appendChild(element("main", "al-main", []));
  main.prepend(notice);
  notice.scrollIntoView({ block: "nearest" });
  document.documentElement.dataset.boot = "failed";
}

function element(name, style, children) {
  const made = document.createElement(name);
  made.className = style;
  made.append(...children);
  return made;
}

/** A link that is followed before the program is there shows at once that it was. What to do in an
 * emergency needs no program. */
function tellOnItsWay({ target }) {
  const link = target.closest?.("#app a[href^='#/']:not([href='#/incident'])");
  if (link) sayOnItsWay(link);
}

function sayOnItsWay(link) {
  const status = document.getElementById("boot-status");
  if (!status || document.documentElement.dataset.boot) return;
  document.querySelectorAll("#app a[aria-busy]").forEach((other) => other.removeAttribute("aria-busy"));
  link?.setAttribute("aria-busy", "true");
  status.hidden = false;
  status.textContent = "読み込んでいます。選んだ画面は、準備ができしだい開きます。";
}

addEventListener("click", tellOnItsWay);
// One that was followed before this script was there, and a link from elsewhere, after a while.
setTimeout(() => {
  const { hash } = location;
  // A screen that was asked for with the page itself is announced in its place.
  if (!document.documentElement.dataset.way && /^#\/(?!incident$)./.test(hash)) sayOnItsWay([...document.querySelectorAll("#app a")].find((link) => link.hash === hash));
}, 1000);
const started = start().then(() => {
  // Unless it has broken already.
  document.documentElement.dataset.boot ??= "ready";
  document.getElementById("boot-status")?.setAttribute("hidden", "");
  document.querySelector(".al-stalled")?.remove();
  for (const link of document.querySelectorAll("a[aria-busy]")) link.removeAttribute("aria-busy");
  fetchAhead();
}, tell).finally(() => removeEventListener("click", tellOnItsWay));
