// What every engine in JavaScript derives from the list at load: folded text, marks, depth, the
// fair turn. It states the project's rules once more, and the answers are compared with ours.

const VOICED = [
  "うかきくけこさしすせそたちつてとはひふへほ",
  "ゔがぎぐげござじずぜぞだぢづでどばびぶべぼ",
];
const HALF_VOICED = ["はひふへほ", "ぱぴぷぺぽ"];
const MARKS = new Map([
  ..."゛\u3099ﾞ".split("").map((mark) => [mark, VOICED]),
  ..."゜\u309aﾟ".split("").map((mark) => [mark, HALF_VOICED]),
]);
const SHORT_FORMS = [
  ["(株", "株式会社"], ["(有", "有限会社"], ["(同", "合同会社"], ["(名", "合名会社"], ["(資", "合資会社"],
  ["(社", "社団法人"], ["(財", "財団法人"], ["(一社", "一般社団法人"], ["(一財", "一般財団法人"],
  ["(公社", "公益社団法人"], ["(公財", "公益財団法人"], ["(学", "学校法人"], ["(医", "医療法人"],
  ["(福", "社会福祉法人"], ["(独", "独立行政法人"], ["(協", "協同組合"], ["(特非", "特定非営利活動法人"],
];

const voice = (key, [plain, voiced]) => {
  const place = key === "" ? -1 : plain.indexOf(key.at(-1));
  return place < 0 ? key : key.slice(0, -1) + voiced[place];
};

const close = (key) => {
  const found = SHORT_FORMS.find(([short]) => key.endsWith(short));
  return found ? key.slice(0, -found[0].length) + found[1] : `${key})`;
};

// What each character becomes, where that is another one; and of each code unit the one that it
// becomes: 1 for none, 0 where it takes a closer look.
const FORMS = new Map();
const FOLDED = new Uint16Array(65536);

/** Takes in what the rules say of characters; before anything is folded. */
export function learn(rules) {
  for (let code = 0; code < 65536; code++) FOLDED[code] = code >= 0xd800 && code <= 0xdfff ? 0 : code;
  for (const [letter, form] of rules.forms) {
    FORMS.set(letter, form);
    if (letter.length === 1) {
      FOLDED[letter.charCodeAt(0)] = form.length === 1 ? form.charCodeAt(0) : form === "" ? 1 : 0;
    }
  }
  for (const letter of [...MARKS.keys(), ..."ーｰ)）"]) FOLDED[letter.charCodeAt(0)] = 0;
}

const isLong = (letter) => letter === "ー" || letter === "ｰ";
const isKatakana = (letter) => /[ァ-ヺヽヾｦ-ｯｱ-ﾝ]/u.test(letter);
const isHiragana = (letter) => /[ぁ-ゖゝゞ]/u.test(letter);
const counts = (letter) => !isLong(letter) && !MARKS.has(letter) && FORMS.get(letter) !== "";

/** Whether a long vowel mark stays: inside a word only. */
function stays(text, at) {
  let [before, after] = [at - 1, at + 1];
  while (before >= 0 && !counts(text[before])) before--;
  while (after < text.length && !counts(text[after])) after++;
  if (after === text.length || (before >= 0 && /[ィぃｨ]/u.test(text[before]))) return false;
  if (before >= 0 && isKatakana(text[before])) return isKatakana(text[after]);
  return isKatakana(text[after]) || isHiragana(text[after]);
}

const UNITS = new Uint16Array(4096);
const DECODER = new TextDecoder("utf-16le", { ignoreBOM: true });

/** The same word as it is commonly written is the same key. */
export function fold(text) {
  if (text.length > UNITS.length) return slowly(text);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = FOLDED[text.charCodeAt(at)];
    if (unit > 1) UNITS[length++] = unit;
    else if (unit === 0) {
      if (!isLong(text[at])) return slowly(text);
      if (stays(text, at) && (length === 0 || UNITS[length - 1] !== 0x30fc)) UNITS[length++] = 0x30fc;
    }
  }
  return length < 12
    ? String.fromCharCode.apply(null, UNITS.subarray(0, length))
    : DECODER.decode(UNITS.subarray(0, length));
}

function slowly(text) {
  let key = "";
  const letters = Array.from(text);
  letters.forEach((letter, at) => {
    if (MARKS.has(letter)) key = voice(key, MARKS.get(letter));
    else if (letter === ")" || letter === "）") key = close(key);
    else if (!isLong(letter)) key += FORMS.get(letter) ?? letter;
    else if (stays(letters, at) && !key.endsWith("ー")) key += "ー";
  });
  return key;
}

/** The words of a search; all must occur. What is left open at the end of one is not looked for yet. */
export function wordsOf(text) {
  const words = text.split(/[\p{White_Space}、､]/u).map((word) => {
    const key = fold(word);
    const open = key.lastIndexOf("(");
    const begun = open >= 0 && SHORT_FORMS.some(([short]) => short.startsWith(key.slice(open)));
    const whole = begun ? key.slice(0, open) || key.slice(open + 1, open + 2) : key;
    return whole.replace(/^ー+/u, "");
  });
  return [...new Set(words)].filter((word) => word !== "");
}

const FIELDS = [
  "area", "industry", "fee", "period", "form", "size", "theme", "qual", "assoc", "status", "exp",
  "support",
];

/** The numbers of the chosen options of a group, without "none of these". */
export function chosen(record, group, rules) {
  let bits = BigInt(record[FIELDS[group]] ?? 0);
  const found = [];
  for (let option = 0; option < rules.groups[group].length && bits > 0n; option++, bits >>= 1n) {
    if (bits & 1n && rules.groups[group][option] !== null) found.push(option);
  }
  return found;
}

export const groupName = (group) => FIELDS[group];

const isNone = (record, group, rules) =>
  (BigInt(record[FIELDS[group]] ?? 0) >> BigInt(rules.groups[group].length)) & 1n;

/** 経験あり（12件、5年）, where a number stands behind it. */
function trackRecord(record, sets, rules) {
  const has = sets[11].length > 0;
  const said = (number, unit) => (number === undefined || (!has && number === 0) ? "" : number + unit);
  const numbers = [said(record.cases, "件"), said(record.years, "年")].filter((text) => text !== "");
  const word = has ? "経験あり" : isNone(record, 11, rules) ? "経験なし" : "";
  return numbers.length === 0 ? "" : `${word}（${numbers.join("、")}）`;
}

/** What free words are looked for in, folded; a line each. */
export function textOf(record, sets, rules) {
  const other = (group, text) => {
    const chosen = sets[group].some((option) => rules.groups[group][option] === "その他");
    return text ? `${chosen ? "その他" : "その他の記入"}（${text}）` : "";
  };
  const [status] = sets[9];
  const texts = [
    record.name, record.kana, `第${record.no}号`,
    (record.pref ? rules.homes[record.pref - 1] : "") + (record.city ?? ""), record.org,
    other(7, record.qual_other), other(1, record.industry_other), other(8, record.assoc_other),
    other(4, record.form_other), sets[0].length >= rules.homes.length - 8 ? "全国" : "",
    record.mail, record.pr, record.web, record.work, record.year ? `${record.year}年` : "",
    record.org && status !== undefined ? `${rules.groups[9][status]}（${record.org}）` : "",
    trackRecord(record, sets, rules),
  ];
  sets.forEach((set, group) => {
    set.forEach((option) => texts.push(rules.groups[group][option]));
    if (rules.none[group] !== null && isNone(record, group, rules)) texts.push(rules.none[group]);
  });
  texts.push(...(record.grounds ?? []));
  let folded = "";
  for (const text of texts) if (text) folded += fold(text) + "\n";
  return folded;
}

/** Points of the 34 answers; 0 where there is none. */
export const pointsOf = (record) => Array.from(record.skills, (letter) => (letter === "-" ? 0 : Number(letter)));

const sum = (points, questions) => questions.reduce((all, question) => all + points[question], 0);

/** Marks (0–2) of the six areas and the eight menus. */
export function rate(record, points, qualifications, rules) {
  const areas = rules.areas.map((criteria) => {
    if (criteria.length === 1) {
      const [only] = criteria;
      const found = sum(points, only.questions);
      return found >= only.points ? 2 : found >= 2 * only.questions.length ? 1 : 0;
    }
    const failing = criteria.filter((one) => sum(points, one.questions) < one.points).length;
    return failing === 0 ? 2 : failing === 1 ? 1 : 0;
  });
  const audit = () => {
    const other = (record.qual_other ?? "").split("公認システム監査人").slice(1);
    const holder =
      rules.audit.qualifications.some((one) => qualifications.includes(one)) ||
      (qualifications.includes(rules.audit.other) && other.some((after) => !after.startsWith("補")));
    const second = rules.areas.flat().find((criterion) => criterion.id === "S2-b");
    return !holder ? 0 : sum(points, second.questions) >= second.points ? 2 : 1;
  };
  return { areas, menus: rules.menus.map((area) => (area === null ? audit() : areas[area])) };
}

/** Depth per content. */
export const depths = (points, rules) =>
  rules.contents.map(({ questions }) => (sum(points, questions) * 12) / questions.length);

/** How near to the region of a question each of the 47 prefectures is: 2 in it, 1 beside it, 0
 * elsewhere. All 0 where no region is chosen. The last is the home that nobody has stated. */
export function nearness(question, rules) {
  const near = new Array(rules.homes.length + 1).fill(0);
  const [, region] = question.conditions.find(([group]) => FIELDS[group] === "area") ?? [0, []];
  for (const place of region) for (const beside of rules.beside[place]) near[beside] = 1;
  for (const place of region) near[place] = 2;
  return near;
}

/** Where somebody lives, as a place in that. */
export const homeOf = (record, rules) => (record.pref ? record.pref - 1 : rules.homes.length);

const K = [];
const isPrime = (number) => {
  for (let by = 2; by * by <= number; by++) if (number % by === 0) return false;
  return true;
};
const fraction = (number) => ((number - Math.floor(number)) * 2 ** 32) | 0;
for (let number = 2; K.length < 64; number++) if (isPrime(number)) K.push(fraction(Math.cbrt(number)));
const H = [2, 3, 5, 7, 11, 13, 17, 19].map((prime) => fraction(Math.sqrt(prime)));
const W = new Int32Array(64);

/** The first two words of the SHA-256 of a short text of ASCII: what a page cannot ask its browser for
 * tens of thousands of times. */
function sha256(text) {
  W.fill(0, 0, 16);
  for (let at = 0; at < text.length; at++) W[at >> 2] |= text.charCodeAt(at) << (24 - 8 * (at & 3));
  W[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  W[15] = text.length * 8;
  const turned = (word, by) => (word >>> by) | (word << (32 - by));
  for (let at = 16; at < 64; at++) {
    const [two, fifteen] = [W[at - 2], W[at - 15]];
    const first = turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3);
    const second = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10);
    W[at] = (W[at - 16] + first + W[at - 7] + second) | 0;
  }
  let [a, b, c, d, e, f, g, h] = H;
  for (let at = 0; at < 64; at++) {
    const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const sum = (h + one + ((e & f) ^ (~e & g)) + K[at] + W[at]) | 0;
    const zero = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const most = (zero + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + sum) | 0, c, b, a, (sum + most) | 0];
  }
  return [(H[0] + a) >>> 0, (H[1] + b) >>> 0];
}

/** Place of each in the order of fair turns: SHA-256 of `{serial}:{number}`, a tie by place. */
export function turnPlaces(list) {
  const turns = list.specialists.map((record, place) => [...sha256(`${list.serial}:${record.no}`), place]);
  turns.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const places = new Uint32Array(turns.length);
  turns.forEach(([, , place], turn) => (places[place] = turn));
  return places;
}

export const FIRST = 50;

/** The published list from its bytes. */
export const read = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
