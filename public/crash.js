// What is shown when the running program breaks: a trap of WebAssembly (a panic, no memory left), or a
// fault that went right through it. After that nothing in it can be relied on, so it is cut off and
// the page says so. A panic hook inside the program would add nothing: every call into it comes from
// the browser, and what comes out of it arrives here.

/** How long a machine for visitors shows it before it begins anew; the text names it. */
const KIOSK_PAUSE = 20_000;

/** Whether a fault broke the program. A promise that fails has broken nothing, unless by a trap. */
function isOfProgram({ error, reason }) {
  if (typeof WebAssembly !== "object") return false;
  if ((error ?? reason) instanceof WebAssembly.RuntimeError) return true;
  return error instanceof Error && /wasm-function|\.wasm\b/.test(error.stack ?? "");
}

function watch(event) {
  const { dataset } = document.documentElement;
  // What was still on its way fails now, as it should. The first fault is what tells something.
  if (dataset.boot === "crashed") event.preventDefault();
  if (["failed", "crashed"].includes(dataset.boot) || !isOfProgram(event)) return;
  dataset.boot = "crashed";
  // Timers and answers still on their way must not draw into what is shown now.
  wasm = new Proxy({}, { get: () => () => {} });
  recover();
}

function recover() {
  const again = element("button", "al-button", ["ページを読み込み直す"]);
  again.type = "button";
  again.dataset.variant = "primary";
  again.addEventListener("click", () => location.reload());
  const first = element("a", "al-button", ["最初の画面に戻る"]);
  first.href = "#/";
  const heading = element("h1", "", ["動作を続けられなくなりました"]);
  heading.tabIndex = -1;
  const isKiosk = "kiosk" in document.documentElement.dataset;
  const soon = isKiosk ? [element("p", "", ["20秒たつと、自動的に最初の画面に戻ります。"])] : [];
  const notice = element("div", "al-stack", [
    heading,
    element("p", "", ["プログラムに問題が起き、画面の表示を続けられません。選んだ条件や書いたことばが、どこかに送られることはありません。"]),
    element("p", "", ["ページを読み込み直すと、選んだ支援内容と条件のまま続けられます。書いたことばと、相談準備シートに入れた内容は消えます。同じことが続くときは、最初の画面からやり直してください。"]),
    ...soon,
    element("div", "al-row", [again, first]),
  ]);
  notice.id = "boot-status";
  const main = element("main", "al-main", [notice]);
  main.id = "main";
  main.tabIndex = -1;
  // Whatever lies over the page goes with the program that could have closed it.
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  document.querySelector(".al-update")?.remove();
  const place = document.querySelector("main");
  if (place) place.replaceWith(main);
  else document.body.replaceChildren(main);
  document.title = heading.textContent;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  offerRelease();

  // No program follows the links any more: each loads the page anew.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    beginAt(link.getAttribute("href"));
  });
  addEventListener("popstate", () => location.reload());
  if (isKiosk) setTimeout(() => beginAt(""), KIOSK_PAUSE);
}

function beginAt(fragment) {
  history.replaceState(null, "", location.pathname + location.search + fragment);
  location.reload();
}

addEventListener("error", watch);
addEventListener("unhandledrejection", watch);
