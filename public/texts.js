// A browser that translates a page, and extensions that add readings or explanations, take text nodes
// out of the page and put elements of their own in their place (Chrome and Edge: <font>). The program
// keeps the text nodes that it made. What it writes into one that is out of the page is seen nowhere,
// and the page goes on showing a number that was right once. So a text node that was taken out is put
// back, empty, before the program next changes the page. Where the program then writes into it or
// removes it, what others put into that element goes and its other texts say what they said; a
// translator translates them as it does any new text.

/** Elements in which others took texts out or wrote over them: the text nodes, and what each said. */
const touched = new WeakMap();
/** Nodes of the page that others took out or moved. */
const known = new WeakSet();
/** Nodes that others put into the page. */
const foreign = new WeakSet();
/** More changes of others than are kept until the program next changes the page. */
const MANY = 2000;
/** What others have done since the program last changed the page. */
let theirs = [];
/** Whether the program is changing the page. */
let isOwn = false;

const watcher = new MutationObserver((records) => {
  if (isOwn) settle(records);
  else for (const record of records) theirs.push(record);
  // A page that is open all day beside an extension that keeps changing it.
  if (theirs.length > MANY) {
    putBack(theirs);
    theirs = [];
    watcher.takeRecords();
  }
});
// The first drawing is the program's own.
started.then(() => {
  const what = { childList: true, subtree: true, characterData: true, characterDataOldValue: true };
  watcher.observe(document.body, what);
});

/** The program calls this before it changes the page; what comes until its present run ends is its own. */
function beforeChange() {
  if (isOwn) return;
  isOwn = true;
  putBack(theirs.concat(watcher.takeRecords()));
  theirs = [];
  watcher.takeRecords();
  queueMicrotask(() => {
    settle(watcher.takeRecords());
    isOwn = false;
  });
}

/** Puts the texts back that others took out. */
function putBack(records) {
  /** Elements into which a text came back: somebody wants to see the original again. */
  const original = new Set();
  for (const { target, addedNodes, removedNodes } of records) {
    for (const node of removedNodes) if (!foreign.has(node)) known.add(node);
    for (const node of addedNodes) {
      if (!known.has(node)) foreign.add(node);
      else if (touched.get(target)?.has(node)) original.add(target);
    }
  }
  const kept = new Set();
  const keep = (place, text, said) => {
    const texts = touched.get(place) ?? new Map();
    touched.set(place, texts);
    // What it said before all this.
    if (texts.has(text) && !kept.has(text)) return;
    kept.add(text);
    texts.set(text, said);
  };
  // The last change first: each finds the page as it left it.
  for (const { type, target, oldValue, removedNodes, previousSibling, nextSibling } of records.reverse()) {
    if (type === "characterData" && target.parentNode) keep(target.parentNode, target, oldValue);
    for (const node of removedNodes) {
      if (node.nodeType === Node.ELEMENT_NODE || foreign.has(node) || node.isConnected) continue;
      keep(target, node, node.data);
      node.data = "";
      const isHere = (sibling) => sibling?.parentNode === target;
      const before = isHere(previousSibling) ? previousSibling.nextSibling : target.firstChild;
      target.insertBefore(node, isHere(nextSibling) ? nextSibling : before);
    }
  }
  for (const place of original) if (!foreigners(place).length) restore(place);
}

/** Where the program changed or removed a text that others had touched, nothing of theirs remains. */
function settle(records) {
  const places = new Set();
  for (const { type, target, removedNodes } of records) {
    const isText = type === "characterData";
    const place = isText ? target.parentNode : target;
    // From now on it says what the program made of it.
    for (const text of isText ? [target] : removedNodes) if (touched.get(place)?.delete(text)) places.add(place);
  }
  places.forEach(restore);
  watcher.takeRecords();
}

const foreigners = (place) => [...place.childNodes].filter((node) => foreign.has(node));

function restore(place) {
  const texts = touched.get(place);
  touched.delete(place);
  for (const [text, said] of texts) if (text.data !== said) text.data = said;
  for (const node of foreigners(place)) node.remove();
}
