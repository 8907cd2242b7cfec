// The project's own engine, as the pages call it.

import start, { answer, ask, load, take } from "./engine.js";

let ready = null;

/** Compiling is not part of the list's way to ready: it is done while the list is on its way. */
export async function before() {
  ready ??= start({ module_or_path: "./engine.wasm" });
  await ready;
}

export function make(bytes, rules, questions) {
  take(JSON.stringify(questions));
  if (load(bytes) === 0) throw new Error("the list was refused");
  const options = rules.groups.flat().length;
  return {
    ask: (_, number) => ask(number),
    answer(_, number) {
      const flat = answer(number);
      return {
        total: flat[0],
        counts: flat.subarray(1, 1 + options),
        first: flat.subarray(1 + options),
      };
    },
  };
}
