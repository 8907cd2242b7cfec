// Counts what the page waits for: answers, their pieces, hashes, caches, files, and turns.
(() => {
  let waiting = 0;
  const activity = { bytes: 0, rests };
  const count = (holder, name, look) => {
    const real = holder?.[name];
    if (!real) return;
    holder[name] = function (...given) {
      const answer = real.apply(this, given);
      waiting += 1;
      const done = () => (waiting -= 1);
      Promise.resolve(answer).then((found) => (done(), look?.(found)), done);
      return answer;
    };
  };
  count(globalThis, "fetch");
  count(globalThis.ReadableStreamDefaultReader?.prototype, "read", ({ value }) => {
    activity.bytes += value?.length ?? 0;
  });
  count(globalThis.SubtleCrypto?.prototype, "digest");
  count(globalThis.Scheduler?.prototype, "postTask");
  count(globalThis.Blob?.prototype, "arrayBuffer");
  count(globalThis.Response?.prototype, "arrayBuffer");
  for (const name of ["open", "keys", "delete"]) count(globalThis.CacheStorage?.prototype, name);
  for (const name of ["match", "put", "keys", "delete"]) count(globalThis.Cache?.prototype, name);

  /** Nothing is waited for, and nothing was in several tasks one after the other. */
  async function rests() {
    const task = () => new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
    for (let quiet = 0; quiet < 20; ) {
      await task();
      quiet = waiting === 0 ? quiet + 1 : 0;
    }
    return true;
  }

  globalThis.activity = activity;
})();
