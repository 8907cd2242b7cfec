// What somebody who knows typed arrays writes: a row of bits per option, counts over the words
// that are not zero, merit as one number that adds up over contents, the first fifty by a heap,
// pairs of characters as an index for free words. Buffers are used again.

import {
  FIRST, chosen, depths, homeOf, learn, nearness, pointsOf, rate, read, textOf, turnPlaces, wordsOf,
} from "./common.js";

// Rating, nearness, depth, themes, cases and turn side by side: 6 + 2 + 11 + 3 + 14 + 17 bits, which a
// number just holds exactly.
const CASES = 2 ** 17;
const THEME = CASES * 2 ** 14;
const DEPTH = THEME * 2 ** 3;
const NEARNESS = DEPTH * 2 ** 11;
const RATING = NEARNESS * 2 ** 2;

const popcount = (x) => {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Numbers for codes, in the order in which they come: a table with open addresses. */
class Codes {
  constructor() {
    this.size = 0;
    this.codes = new Int32Array(1 << 17);
    this.ids = new Int32Array(1 << 17).fill(-1);
  }

  place(code) {
    const mask = this.ids.length - 1;
    let at = (Math.imul(code, 0x9e3779b1) >>> 7) & mask;
    while (this.ids[at] >= 0 && this.codes[at] !== code) at = (at + 1) & mask;
    return at;
  }

  get(code) {
    return this.ids[this.place(code)];
  }

  add(code) {
    let at = this.place(code);
    if (this.ids[at] >= 0) return this.ids[at];
    if (2 * this.size > this.ids.length) {
      const [codes, ids] = [this.codes, this.ids];
      this.codes = new Int32Array(2 * ids.length);
      this.ids = new Int32Array(2 * ids.length).fill(-1);
      ids.forEach((id, from) => {
        if (id < 0) return;
        const to = this.place(codes[from]);
        this.codes[to] = codes[from];
        this.ids[to] = id;
      });
      at = this.place(code);
    }
    this.codes[at] = code;
    this.ids[at] = this.size;
    return this.size++;
  }
}

/** Which people hold which characters and pairs of characters: postings one after the other. */
class Pairs {
  constructor(texts) {
    const ids = new Codes();
    let last = new Int32Array(1 << 16).fill(-1);
    let counts = new Uint32Array(1 << 16);
    let seen = new Uint32Array(texts.length * 400 + 16);
    const ends = new Uint32Array(texts.length);
    let length = 0;
    const note = (code, person) => {
      const id = ids.add(code | 0);
      if (id >= last.length) {
        const [more, twice] = [new Int32Array(2 * id).fill(-1), new Uint32Array(2 * id)];
        more.set(last);
        twice.set(counts);
        [last, counts] = [more, twice];
      }
      if (last[id] === person) return;
      last[id] = person;
      counts[id]++;
      if (length === seen.length) {
        const more = new Uint32Array(2 * length);
        more.set(seen);
        seen = more;
      }
      seen[length++] = id;
    };
    texts.forEach((text, person) => {
      let before = 10;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code !== 10) {
          note(code, person);
          if (before !== 10) note((before << 16) | code, person);
        }
        before = code;
      }
      ends[person] = length;
    });
    const starts = new Uint32Array(ids.size + 1);
    for (let id = 0; id < ids.size; id++) starts[id + 1] = starts[id] + counts[id];
    const next = starts.slice();
    const postings = new Uint32Array(length);
    for (let person = 0, at = 0; person < texts.length; person++) {
      for (; at < ends[person]; at++) postings[next[seen[at]]++] = person;
    }
    Object.assign(this, { ids, starts, postings });
  }

  /** The people of the rarest pair of a word; none where a pair is nowhere. */
  rarest(word) {
    let best = null;
    const single = word.length === 1;
    for (let at = single ? 0 : 1; at < word.length; at++) {
      const before = single ? 0 : word.charCodeAt(at - 1);
      const id = this.ids.get((before << 16) | word.charCodeAt(at));
      if (id < 0) return this.postings.subarray(0, 0);
      const list = this.postings.subarray(this.starts[id], this.starts[id + 1]);
      if (best === null || list.length < best.length) best = list;
    }
    return best;
  }
}

export function make(bytes, rules) {
  learn(rules);
  const list = read(bytes);
  const people = list.specialists.length;
  const width = (people + 31) >>> 5;
  const starts = [0];
  for (const options of rules.groups) starts.push(starts.at(-1) + options.length);
  const rows = Array.from({ length: starts.at(-1) }, () => new Uint32Array(width));
  const base = new Float64Array(people);
  const none = new Float64Array(people);
  const merits = rules.contents.map(() => new Float64Array(people));
  const homes = Uint8Array.from(list.specialists, (record) => homeOf(record, rules));
  const turns = turnPlaces(list);
  const texts = list.specialists.map((record, person) => {
    const sets = rules.groups.map((_, group) => chosen(record, group, rules));
    sets.forEach((set, group) => {
      for (const option of set) rows[starts[group] + option][person >>> 5] |= 1 << (person & 31);
    });
    const points = pointsOf(record);
    const marks = rate(record, points, sets[7], rules);
    const turn = CASES - 1 - turns[person];
    base[person] = (record.cases ?? 0) * CASES + turn;
    const sum = (all, one) => all + one;
    none[person] =
      marks.areas.reduce(sum, 0) * RATING + points.reduce(sum, 0) * 12 * DEPTH + sets[6].length * THEME;
    depths(points, rules).forEach((depth, content) => {
      const { menu, theme } = rules.contents[content];
      const covered = theme !== null && sets[6].includes(theme) ? THEME : 0;
      merits[content][person] = marks.menus[menu] * RATING + depth * DEPTH + covered;
    });
    return textOf(record, sets, rules);
  });
  const pairs = new Pairs(texts);

  const everyone = new Uint32Array(width);
  for (let person = 0; person < people; person++) everyone[person >>> 5] |= 1 << (person & 31);
  const met = rules.groups.map(() => new Uint32Array(width));
  const [text, all, rest] = [0, 0, 0].map(() => new Uint32Array(width));
  const [places, values] = [0, 0].map(() => new Uint32Array(width));
  const counts = new Uint32Array(starts.at(-1));
  const [heapKeys, heapPeople] = [new Float64Array(FIRST), new Uint32Array(FIRST)];
  let textOfWords = null;

  const findWords = (words) => {
    if (textOfWords === words) return;
    textOfWords = words;
    const wanted = wordsOf(words);
    text.set(everyone);
    for (const word of wanted) {
      rest.fill(0);
      const exact = word.length < 3;
      for (const person of pairs.rarest(word)) {
        if (exact || texts[person].includes(word)) rest[person >>> 5] |= 1 << (person & 31);
      }
      for (let at = 0; at < width; at++) text[at] &= rest[at];
    }
  };

  const countGroup = (group, row) => {
    let used = 0;
    for (let at = 0; at < width; at++) {
      if (row[at] !== 0) {
        places[used] = at;
        values[used++] = row[at];
      }
    }
    for (let option = starts[group]; option < starts[group + 1]; option++) {
      const bits = rows[option];
      let count = 0;
      for (let at = 0; at < used; at++) count += popcount(bits[places[at]] & values[at]);
      counts[option] = count;
    }
  };

  // The least of the first fifty stands on top, so that most people are passed over at a glance.
  const sift = (at, size) => {
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < size && heapKeys[child] < heapKeys[least]) least = child;
      }
      if (least === at) return;
      [heapKeys[at], heapKeys[least]] = [heapKeys[least], heapKeys[at]];
      [heapPeople[at], heapPeople[least]] = [heapPeople[least], heapPeople[at]];
      at = least;
    }
  };

  const rank = (question) => {
    const { contents } = question;
    const raise = Float64Array.from(nearness(question, rules), (near) => near * NEARNESS);
    const columns = contents.length === 0 ? [none] : contents.map((content) => merits[content]);
    let [size, total] = [0, 0];
    for (let at = 0; at < width; at++) {
      for (let bits = all[at]; bits !== 0; bits &= bits - 1) {
        const person = at * 32 + 31 - Math.clz32(bits & -bits);
        total++;
        let key = base[person] + raise[homes[person]];
        for (let column = 0; column < columns.length; column++) key += columns[column][person];
        if (size < FIRST) {
          heapKeys[size] = key;
          heapPeople[size++] = person;
          if (size === FIRST) for (let top = FIRST >> 1; top >= 0; top--) sift(top, size);
        } else if (key > heapKeys[0]) {
          heapKeys[0] = key;
          heapPeople[0] = person;
          sift(0, size);
        }
      }
    }
    const order = Array.from({ length: size }, (_, at) => at);
    order.sort((a, b) => heapKeys[b] - heapKeys[a]);
    return { total, first: order.map((at) => heapPeople[at]) };
  };

  return {
    ask(question) {
      findWords(question.words);
      for (const [group, options] of question.conditions) {
        const row = met[group];
        row.set(rows[starts[group] + options[0]]);
        for (let more = 1; more < options.length; more++) {
          const other = rows[starts[group] + options[more]];
          for (let at = 0; at < width; at++) row[at] |= other[at];
        }
      }
      all.set(text);
      for (const [group] of question.conditions) {
        const row = met[group];
        for (let at = 0; at < width; at++) all[at] &= row[at];
      }
      for (let group = 0; group < rules.groups.length; group++) {
        if (!question.conditions.some(([set]) => set === group)) {
          countGroup(group, all);
          continue;
        }
        rest.set(text);
        for (const [other] of question.conditions) {
          if (other === group) continue;
          const row = met[other];
          for (let at = 0; at < width; at++) rest[at] &= row[at];
        }
        countGroup(group, rest);
      }
      return { ...rank(question), counts };
    },
  };
}
