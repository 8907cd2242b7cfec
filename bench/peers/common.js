// What every engine in JavaScript derives from the list at load: folded text, marks, depth, the
// fair turn. It states the project's rules once more, and the answers are compared with ours.

const HALF_WIDTH =
  "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
const VOICED = [
  "うかきくけこさしすせそたちつてとはひふへほ",
  "ゔがぎぐげござじずぜぞだぢづでどばびぶべぼ",
];
const HALF_VOICED = ["はひふへほ", "ぱぴぷぺぽ"];
const PUNCTUATION = new Map([
  ["･", "・"], ["｡", "。"], ["､", "、"], ["｢", "「"], ["｣", "」"], ["〜", "~"],
  ...[..."‐‑‒–—―−"].map((dash) => [dash, "-"]),
]);
const SPACE = /\p{White_Space}/u;

const hiragana = (code) =>
  String.fromCharCode(code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code);

const voice = (key, [plain, voiced]) => {
  const place = key === "" ? -1 : plain.indexOf(key.at(-1));
  return place < 0 ? key : key.slice(0, -1) + voiced[place];
};

// What each code unit becomes; 0 for the voice marks, which join with the character before.
const FOLDED = new Uint16Array(65536);
for (let code = 0; code < 65536; code++) {
  const letter = String.fromCharCode(code);
  let key = letter;
  if (code < 0x80) key = code >= 9 && code <= 13 ? " " : letter.toLowerCase();
  else if (code >= 0xff66 && code <= 0xff9d) key = hiragana(HALF_WIDTH.charCodeAt(code - 0xff66));
  else if (code >= 0xff01 && code <= 0xff5e) key = String.fromCharCode(code - 0xfee0).toLowerCase();
  else if (code >= 0x30a1 && code <= 0x30f6) key = hiragana(code);
  else if (PUNCTUATION.has(letter)) key = PUNCTUATION.get(letter);
  else if (SPACE.test(letter)) key = " ";
  FOLDED[code] = "ﾞ゛\u3099ﾟ゜\u309a".includes(letter) ? 0 : key.charCodeAt(0);
}
const UNITS = new Uint16Array(4096);
const DECODER = new TextDecoder("utf-16le", { ignoreBOM: true });

/** The same word in another width, case or kana is the same key. */
export function fold(text) {
  const length = text.length;
  if (length > UNITS.length) return slowly(text);
  for (let at = 0; at < length; at++) {
    const unit = FOLDED[text.charCodeAt(at)];
    if (unit === 0) return slowly(text);
    UNITS[at] = unit;
  }
  return length < 12
    ? String.fromCharCode.apply(null, UNITS.subarray(0, length))
    : DECODER.decode(UNITS.subarray(0, length));
}

function slowly(text) {
  let key = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    const unit = FOLDED[text.charCodeAt(at)];
    if (unit !== 0) key += String.fromCharCode(unit);
    else key = voice(key, "ﾞ゛\u3099".includes(letter) ? VOICED : HALF_VOICED);
  }
  return key;
}

/** The words of a search; all must occur. */
export const wordsOf = (text) => fold(text).split(" ").filter((word) => word !== "").slice(0, 8);

const FIELDS = [
  "area", "industry", "fee", "period", "form", "size", "theme", "qual", "assoc", "status", "exp",
  "support",
];

/** The numbers of the chosen options of a group, without "none of these". */
export function chosen(record, group, rules) {
  let bits = BigInt(record[FIELDS[group]] ?? 0);
  const found = [];
  for (let option = 0; option < rules.groups[group].length && bits > 0n; option++, bits >>= 1n) {
    if (bits & 1n) found.push(option);
  }
  return found;
}

export const groupName = (group) => FIELDS[group];

/** What free words are looked for in, folded; a line each. */
export function textOf(record, sets, rules) {
  const texts = [
    record.name, record.kana, record.no, record.city, record.org, record.pr, record.work,
    record.qual_other, record.industry_other, record.assoc_other, record.form_other,
    record.pref ? rules.homes[record.pref - 1] : "",
  ];
  sets.forEach((set, group) => set.forEach((option) => texts.push(rules.groups[group][option])));
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
