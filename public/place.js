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

/** A page that is loaded again stands where it was left, as soon as it is as long as it was, unless somebody
 * scrolls before. The program keeps the place in the entry of the history. */
function returnToPlace(looks) {
  const top = history.state;
  if (!(top > 0) || scrollY > 0 || looks === 0) return;
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
  turnPaper();
  // A list may take a minute to come.
  returnToPlace(600);
  if (!("onscrollend" in globalThis)) tellEndOfScroll();
});
