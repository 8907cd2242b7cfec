// Libraries that search text and nothing else. Pairs of characters are their terms, because
// Japanese has no spaces; what they find is looked at again, so that the answer is exact. Filter,
// counts and order are those of plain.js.

import { read, wordsOf } from "./common.js";
import { people, search } from "./plain.js";

/** The characters and pairs of characters of a line of folded text, each once. */
export function terms(text) {
  const found = new Set();
  for (const line of text.split("\n")) {
    for (let at = 0; at < line.length; at++) {
      found.add(line[at]);
      if (at > 0) found.add(line[at - 1] + line[at]);
    }
  }
  return [...found];
}

/** The terms that people with a word must have. */
export const wanted = (word) =>
  word.length === 1 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));

/** `index` is given all people and gives back who has all terms. */
export function makeWith(bytes, rules, index) {
  const all = people(read(bytes), rules);
  const find = index(all);
  return {
    ask(question) {
      const words = wordsOf(question.words);
      if (words.length === 0) return search(all, question, rules, () => true);
      let left = null;
      for (const word of words) {
        const found = find(wanted(word)).filter((place) => all[place].text.includes(word));
        left = left === null ? new Set(found) : new Set(found.filter((place) => left.has(place)));
      }
      const some = [...left].map((place) => all[place]);
      return search(some, question, rules, () => true);
    },
  };
}

