// ItemsJS: facets with counts, filter and paging. It does not know an order that depends on the
// question, nor words inside Japanese text: who has the words is found by a scan and handed in as
// ids, and what it leaves is ordered here.

import itemsjs from "./node_modules/itemsjs/dist/index.modern.js";
import { FIRST, groupName, nearness, read, wordsOf } from "./common.js";
import { inOrder, metrics, people } from "./plain.js";

export function make(bytes, rules) {
  const all = people(read(bytes), rules);
  const names = rules.groups.map((_, group) => groupName(group));
  const data = all.map(({ place, sets }) => ({
    id: place + 1,
    ...Object.fromEntries(names.map((name, group) => [name, Array.from(sets[group], String)])),
  }));
  const aggregations = Object.fromEntries(
    names.map((name, group) => [name, { size: rules.groups[group].length, conjunction: false, hide_zero_doc_count: false }]),
  );
  const engine = itemsjs(data, { native_search_enabled: false, custom_id_field: "id", aggregations });
  return {
    ask(question) {
      const words = wordsOf(question.words);
      const filters = Object.fromEntries(
        question.conditions.map(([group, options]) => [names[group], options.map(String)]),
      );
      const wanted = { filters, per_page: all.length };
      if (words.length > 0) {
        const have = all.filter((person) => words.every((word) => person.text.includes(word)));
        wanted.ids = have.map((person) => person.place + 1);
      }
      const answer = engine.search(wanted);
      const counts = names.flatMap((name, group) => {
        const row = new Array(rules.groups[group].length).fill(0);
        for (const { key, doc_count } of answer.data.aggregations[name].buckets) row[Number(key)] = doc_count;
        return row;
      });
      const near = nearness(question, rules);
      const found = answer.data.items.map(({ id }) => {
        const person = all[id - 1];
        return { person, metrics: metrics(person, question.contents, rules, near) };
      });
      const first = inOrder(found).slice(0, FIRST).map(({ person }) => person.place);
      return { total: found.length, counts, first };
    },
  };
}
