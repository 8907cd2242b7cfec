// FlexSearch: a full-text index in memory.

import FlexSearch from "./node_modules/flexsearch/dist/flexsearch.bundle.module.min.js";
import { makeWith, terms } from "./text.js";

export const make = (bytes, rules) =>
  makeWith(bytes, rules, (all) => {
    const index = new FlexSearch.Index({
      tokenize: "strict",
      resolution: 1,
      encode: (text) => (Array.isArray(text) ? text : text.includes("\u0001") ? text.split("\u0001") : terms(text)),
    });
    for (const person of all) index.add(person.place, person.text);
    // The separator tells the encoder that these are terms already.
    return (pairs) => index.search("\u0001" + pairs.join("\u0001"), { limit: 1e6, suggest: false });
  });
