// MiniSearch: a full-text index in memory.

import MiniSearch from "./node_modules/minisearch/dist/es/index.js";
import { makeWith, terms } from "./text.js";

export const make = (bytes, rules) =>
  makeWith(bytes, rules, (all) => {
    const index = new MiniSearch({
      idField: "place",
      fields: ["text"],
      tokenize: terms,
      processTerm: (term) => term,
    });
    index.addAll(all);
    return (pairs) => {
      const found = index.search(
        { combineWith: "AND", queries: pairs },
        { tokenize: (text) => [text], prefix: false, fuzzy: false },
      );
      return found.map((one) => one.id);
    };
  });
