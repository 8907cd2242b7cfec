// Good plain JavaScript: an array of objects, one pass per search, a comparison function.

import {
  FIRST, chosen, depths, homeOf, learn, nearness, pointsOf, rate, read, textOf, turnPlaces, wordsOf,
} from "./common.js";

/** Makes people ready; `withText` is off where a library holds the text. */
export function people(list, rules) {
  learn(rules);
  const turns = turnPlaces(list);
  return list.specialists.map((record, place) => {
    const sets = rules.groups.map((_, group) => chosen(record, group, rules));
    const points = pointsOf(record);
    const marks = rate(record, points, sets[7], rules);
    return {
      place,
      sets: sets.map((set) => new Set(set)),
      text: textOf(record, sets, rules),
      menus: marks.menus,
      areas: marks.areas.reduce((all, mark) => all + mark, 0),
      depths: depths(points, rules),
      all: points.reduce((all, point) => all + point, 0) * 12,
      cases: record.cases ?? 0,
      home: homeOf(record, rules),
      turn: turns[place],
    };
  });
}

/** What the order compares, but for the fair turn; `near` says how near each home is. */
export function metrics(person, contents, rules, near) {
  const themes = person.sets[6];
  const home = near[person.home];
  if (contents.length === 0) return [person.areas, home, person.all, themes.size, person.cases];
  let [rating, depth, covered] = [0, 0, 0];
  for (const content of contents) {
    const { menu, theme } = rules.contents[content];
    rating += person.menus[menu];
    depth += person.depths[content];
    if (theme !== null && themes.has(theme)) covered++;
  }
  return [rating, home, depth, covered, person.cases];
}

/** Puts what was found in order. */
export const inOrder = (found) =>
  found.sort((a, b) => {
    for (let at = 0; at < a.metrics.length; at++) {
      if (a.metrics[at] !== b.metrics[at]) return b.metrics[at] - a.metrics[at];
    }
    return a.person.turn - b.person.turn;
  });

/** Total, counts and order, given who has the words. */
export function search(all, question, rules, hasWords) {
  const counts = rules.groups.map((options) => new Array(options.length).fill(0));
  const found = [];
  const near = nearness(question, rules);
  for (const person of all) {
    if (!hasWords(person)) continue;
    let missed = -1;
    let misses = 0;
    for (const [group, options] of question.conditions) {
      if (!options.some((option) => person.sets[group].has(option))) {
        missed = group;
        if (++misses > 1) break;
      }
    }
    if (misses > 1) continue;
    if (misses === 1) {
      for (const option of person.sets[missed]) counts[missed][option]++;
      continue;
    }
    found.push({ person, metrics: metrics(person, question.contents, rules, near) });
    person.sets.forEach((set, group) => set.forEach((option) => counts[group][option]++));
  }
  const first = inOrder(found).slice(0, FIRST).map(({ person }) => person.place);
  return { total: found.length, counts: counts.flat(), first };
}

export function make(bytes, rules) {
  const all = people(read(bytes), rules);
  return {
    ask(question) {
      const words = wordsOf(question.words);
      return search(all, question, rules, (person) => words.every((word) => person.text.includes(word)));
    },
  };
}
