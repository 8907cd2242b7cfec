// The bench page: one engine, one list. It takes the time, in the same way for every engine.

const files = new Map();

async function file(name, how) {
  const key = `data/${name}`;
  if (!files.has(key)) files.set(key, await (await fetch(key))[how]());
  return files.get(key);
}

let engine = null;
let asked = null;

const json = (name) => file(name, "json");

/** From the bytes to where every search can be answered, and to the first list: milliseconds. */
async function ready(name, size) {
  const [{ make, before }, rules] = await Promise.all([import(`./${name}.js`), json("rules.json")]);
  asked = await json(`questions-${size}.json`);
  // Who takes a list in parts has them now, and does not have the whole one as well.
  const inParts = await before?.(size);
  const bytes = inParts ? null : new Uint8Array(await file(`list-${size}.json`, "arrayBuffer"));
  const began = performance.now();
  engine = await make(bytes, rules, asked.questions);
  const took = performance.now() - began;
  files.clear();
  return { took, first: engine.first ?? took };
}

/** The numbers of the questions that are answered otherwise than by our engine on the host. */
async function check(size, kinds) {
  const right = await json(`answers-${size}.json`);
  const ask = (number) => (engine.answer ?? engine.ask)(asked.questions[number], number);
  const wrong = [];
  for (const { kind, lead, steps } of asked.runs) {
    if (!kinds.includes(kind)) continue;
    for (const number of lead === null ? steps : [lead, ...steps]) {
      const { total, counts, first } = ask(number);
      const flat = [total, ...counts, ...first];
      const same = flat.length === right[number].length && flat.every((one, at) => one === right[number][at]);
      if (!same) wrong.push(number);
    }
  }
  files.clear();
  return wrong;
}

/** One round: milliseconds per search by kind, a value per run or, unless `batch`, per search. */
function round(kinds, batch) {
  const { questions, runs } = asked;
  const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (const { kind, lead, steps } of runs) {
    if (!kinds.includes(kind)) continue;
    if (lead !== null) engine.ask(questions[lead], lead);
    const began = performance.now();
    let before = began;
    for (const number of steps) {
      engine.ask(questions[number], number);
      if (batch) continue;
      const now = performance.now();
      times[kind].push(now - before);
      before = now;
    }
    if (batch) times[kind].push((performance.now() - began) / steps.length);
  }
  return times;
}

globalThis.bench = { ready, check, round };
