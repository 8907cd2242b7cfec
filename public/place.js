// Where a page stands, and how it lies on paper: what not every browser does by itself.

/** Lists and comparisons lie across. A named page in the styles would say so, but of a document with pages of
 * two kinds Chrome before 131 turns single sheets, and Firefox begins with an empty one. So there is one kind
 * at a time. */
function turnPaper() {
  const across = new CSSStyleSheet({ media: "not all" });
  across.replaceSync("@page{size:A4 landscape;margin:9mm 10mm}");
  document.adoptedStyleSheets = [across];
  addEventListener("beforeprint", () => {
    across.media.mediaText = document.querySelector(".al-results, .al-compare") ? "all" : "not all";
  });
}

/** Paper shows every branch of the emergency screen, whichever is open. */
function unfoldForPaper() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".al-branch:not([open])")];
    for (const branch of closed) {
      // Or each that opens would close the one before.
      branch.removeAttribute("name");
      branch.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const branch of closed) {
      branch.open = false;
      branch.name = "incident";
    }
  });
}

/** A branch of the emergency screen whose numbers lie below the window, or under the strip at its foot, is shown from
 * its heading on. */
function showBranch({ target }) {
  const calls = target.matches(".al-branch[open]") && target.querySelector(".al-calls:last-of-type");
  if (calls && calls.getBoundingClientRect().bottom > innerHeight - 64) target.firstElementChild.scrollIntoView();
}

/** Whether somebody has done something on the page since it was loaded. */
let isInUse = false;

/** A page that is loaded again stands where it was left, as soon as it is as long as it was, unless somebody
 * has begun to use it. The program keeps the place in the entry of the history. */
function returnToPlace(looks) {
  const top = history.state;
  if (!(top > 0) || scrollY > 0 || isInUse || looks === 0) return;
  const { scrollHeight, clientHeight } = document.documentElement;
  if (scrollHeight - clientHeight >= top) scrollTo(0, top);
  else setTimeout(returnToPlace, 100, looks - 1);
}

/** Safari before 26.2 and Chrome before 114 do not say that a scroll has ended. */
function tellEndOfScroll() {
  let pause;
  addEventListener("scroll", () => {
    clearTimeout(pause);
    pause = setTimeout(() => dispatchEvent(new Event("scrollend")), 150);
  });
}

started.then(() => {
  if (document.documentElement.dataset.boot !== "ready") return;
  for (const act of ["pointerdown", "keydown", "wheel"]) addEventListener(act, () => (isInUse = true), { once: true });
  // A list may take a minute to come.
  returnToPlace(600);
  if (!("onscrollend" in globalThis)) tellEndOfScroll();
  unfoldForPaper();
  addEventListener("toggle", showBranch, true);
  // Last: Firefox before 101 cannot make a style sheet, and stops here.
  turnPaper();
});
