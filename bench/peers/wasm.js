// The project's own engine, as the pages call it.

import {
  __wbg_finalize_init, __wbg_get_imports, add, answer, ask, describes, load, take,
} from "./engine.js";

let ready = null;
let parts = [];

const bytesOf = async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer());

async function start() {
  const module = await WebAssembly.compileStreaming(fetch("./engine.wasm"));
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}

/** Compiling is not part of the list's way to ready: it is done while the list is on its way. */
export async function before(size) {
  ready ??= start();
  await ready;
  const site = `data/publication-${size}/site`;
  const names = describes(await bytesOf(`${site}/meta.json`)).split("\n").filter(Boolean);
  parts = await Promise.all(names.map((name) => bytesOf(`${site}/${name}`)));
  return parts.length > 0;
}

async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A large list comes in parts: checked, unpacked and taken in one after the other, as a page does. */
export async function make(bytes, rules, questions) {
  const began = performance.now();
  let first = null;
  for (const [number, part] of parts.entries()) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", part));
    if (!add(number, part, digest, await unpacked(part))) throw new Error("a part was refused");
    first ??= performance.now() - began;
  }
  if (parts.length === 0 && load(bytes) === 0) throw new Error("the list was refused");
  parts = [];
  take(JSON.stringify(questions));
  const options = rules.groups.flat().length;
  return {
    first,
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
