// Starts the program. The build puts this after wasm-bindgen's glue, in the
// page's one script, and fills in the two names that begin with BUILD_.
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

async function download() {
  // The browser checks the integrity of this very answer; that of a preload
  // it would not. A wrong answer may have been kept for a year: ask anew once.
  const integrity = "BUILD_WASM_INTEGRITY";
  try {
    return await fetch(program, { integrity });
  } catch {
    return await fetch(program, { integrity, cache: "reload" }).catch(tellWhy);
  }
}

/** The browser has one error for no network, no such file and wrong bytes. */
async function tellWhy() {
  const there = await fetch(program, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (there === null) {
    throw new StartFault("検索プログラムを受け取れませんでした。", CHECK_NETWORK);
  }
  if (!there.ok) {
    throw new StartFault(`検索プログラムがサーバーに見つかりません（番号 ${there.status}）。`, TRY_LATER);
  }
  throw new StartFault(
    "受け取った検索プログラムが、公開されたものと一致しません。途中で壊れたか、書き換えられたおそれがあるため、実行しませんでした。",
    TRY_LATER,
  );
}

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new StartFault(
      "お使いのブラウザーでは、検索プログラム（WebAssembly）を実行できません。",
      "ブラウザーを新しくするか、Chrome・Edge・Firefox・Safari の最新版でお開きください。",
    );
  }
  const answer = await download();
  await __wbg_init({ module_or_path: answer }).catch((error) => {
    console.error(error);
    throw new StartFault("検索プログラムを始められませんでした。", TRY_LATER);
  });
}

/** Says it at the top of the page's main part, as the program's own notices are shown. */
function tell(fault) {
  const known = fault instanceof StartFault;
  const what = known ? fault.message : "検索プログラムを始められませんでした。";
  const todo = known ? fault.todo : TRY_LATER;
  const notice = element("div", "al-notice", [
    element("p", "al-notice__title", [what]),
    element("p", "", [todo]),
    element("p", "", [element("button", "al-button", ["もう一度読み込む"])]),
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

start().then(() => {
  document.documentElement.dataset.boot = "ready";
}, tell);
