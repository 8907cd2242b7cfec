// First of all in the page's one script. No text becomes markup or code here (the policy's
// `require-trusted-types-for`), with two exceptions that are checked: the fixed templates of the
// views, and the address of the one worker. Browsers that do not know the rule lose nothing.

/** Elements that run or fetch something, or change what the others mean. */
const FORBIDDEN =
  "script|style|template|noscript|iframe|frame|frameset|object|embed|applet|portal|base|meta|link|form|foreignobject|animate\\w*|set|math|plaintext|xmp";
/** A template of the views: whole tags, every value in quotes, no handler, no address that runs. */
const TEMPLATE = new RegExp(
  `^(?:[^<]|<!>|</?(?!(?:${FORBIDDEN})\\b)[a-z][a-z0-9-]*` +
    `(?:\\s+(?:(?:href|src)="(?:#|\\./|https:|mailto:|tel:)[^"]*"` +
    `|(?!on|style|srcdoc|srcset|href|src|xlink|action|formaction|ping)[a-z][\\w:-]*(?:="[^"]*")?))*\\s*/?>)*$`,
  "i",
);
/** The one worker, beside the page. */
const WORKER = new URL("./sw.js", document.baseURI).href;

// An extension may have been here first. A second policy of that name would stop this script.
if (globalThis.trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy("default", {
    // Nothing instead of a text: the browser refuses, and reports it as it does any other violation.
    createHTML: (markup) => (TEMPLATE.test(markup) ? markup : null),
    createScriptURL: (address) => (new URL(address, document.baseURI).href === WORKER ? address : null),
  });
}
