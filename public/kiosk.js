// A machine for visitors (`?kiosk=1`), before the program is there: whatever it was opened with, it begins
// at the bare address; no key, wheel or button leads out of the page, adds to the history or leaves the
// page enlarged, and what is copied stays in the page. An operator may pause all this. The build puts this
// before boot.js, in the page's one script. A browser that was not started with `--kiosk` gives some keys to
// no page (Ctrl+T, Ctrl+N, Ctrl+W); those, and its own screens, are for its policies: docs/kiosk.

if (location.search.slice(1).split("&").includes("kiosk=1")) {
  const root = document.documentElement;
  const isOn = () => root.dataset.kiosk === "on";
  const stop = (event) => isOn() && event.preventDefault();
  const on = (types, act) => {
    // Before anything in the page hears of it. A wheel could not be stopped by a passive listener.
    for (const type of types.split(" ")) addEventListener(type, act, { capture: true, passive: false });
  };
  root.dataset.kiosk = "on";
  history.replaceState(null, "", "?kiosk=1");
  on("auxclick contextmenu dragstart dragover drop gesturestart", stop);
  // The middle button opens tabs and pastes, the fourth and the fifth go back and forward.
  on("mousedown mouseup", (event) => event.button > 0 && stop(event));
  // Ctrl enlarges, as two fingers on a touchpad do; Alt goes through the history.
  on("wheel", (event) => (event.ctrlKey || event.metaKey || event.altKey) && stop(event));
  on("click", (event) => {
    // Into another tab, or before the program is there to follow the link.
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const link = event.target.closest("a");
    // That of the notice that the start stands still loads this page again.
    const isEarly = root.dataset.boot !== "ready" && !link?.closest(".al-stalled");
    if (link && (elsewhere || isEarly)) stop(event);
  });

  // Where a finger has been no frame follows: what takes the focus after it was not chosen with a key.
  root.dataset.touch = "";
  on("pointerdown", () => (root.dataset.touch = ""));
  on("keydown", () => delete root.dataset.touch);

  const IS_MAC = /Mac/.test(navigator.platform);
  const isText = ({ target }) => target.matches?.("textarea, input:not([type=checkbox], [type=radio])");
  /** Whether a key could do something in the browser. With Ctrl and its like only what edits goes through:
   * which other keys a browser, a version or a layout (JIS: Ctrl and `;` enlarges) uses nobody knows. */
  const leadsOut = (event) => {
    // What fills in a form for somebody sends keys without a name.
    const { key = "", ctrlKey, metaKey, altKey, shiftKey } = event;
    // An input method has taken it, or it is a modifier alone.
    if (event.keyCode === 229 || /^(Shift|Control|Meta|OS|AltGraph)$/.test(key)) return false;
    // A character of the third level; Windows says Ctrl and Alt for AltGr.
    if (key.length === 1 && ctrlKey === altKey && !metaKey && event.getModifierState("AltGraph")) return false;
    // On a Mac, Option writes characters and goes by words.
    const isOption = IS_MAC && altKey && !ctrlKey && !metaKey && isText(event);
    if (altKey) return !(isOption && (key.length === 1 || /^(Arrow|Backspace$|Delete$|Dead$)/.test(key)));
    if (ctrlKey || metaKey) {
      // With Cmd an arrow goes through the history of macOS outside of a text.
      if (/^(Arrow|Home$|End$)/.test(key)) return !ctrlKey && !isText(event);
      if (shiftKey) return !/^[vz]$/i.test(key);
      if (/^p$/i.test(key)) return root.dataset.print !== "on";
      return !/^([acvxyz]|Backspace|Delete|Insert)$/i.test(key) || (metaKey && /^y$/i.test(key));
    }
    // Firefox searches the page for what is typed after these two.
    if (/^['/]$/.test(key)) return !isText(event);
    // Shift and Escape: the browser's processes.
    if (key === "Escape") return shiftKey;
    return /^(F\d|Browser|Launch|Mail|Zoom|Help$|Find$|Open$|New$|Save|Print$|Close|Favorite|Go|Search|ContextMenu)/.test(key);
  };
  on("keydown", (event) => leadsOut(event) && stop(event));
  // Let go, it would open a menu.
  on("keyup", (event) => event.key === "Alt" && stop(event));

  // The machine's clipboard would outlive the visitor. This one goes with the load that ends the visit.
  let copied = "";
  on("copy cut", (event) => {
    if (!isOn()) return;
    stop(event);
    const { value, selectionStart, selectionEnd } = document.activeElement ?? {};
    const isField = Number.isInteger(selectionStart);
    copied = (isField ? value.slice(selectionStart, selectionEnd) : `${getSelection()}`) || copied;
    if (isField && event.type === "cut") document.execCommand("delete");
  });
  on("paste", (event) => {
    if (!isOn()) return;
    stop(event);
    // As if it were typed: it can be undone, and a field takes no more of it than it may hold.
    if (copied) document.execCommand("insertText", false, copied);
  });
  on("beforeinput", (event) => /^insertFrom(Paste|Drop|Yank)/.test(event.inputType) && stop(event));

  // What the browser keeps of this page to go back to is blank, and begins anew.
  addEventListener("pagehide", () => delete root.dataset.boot);
  addEventListener("pageshow", (event) => event.persisted && location.replace("?kiosk=1"));
}
