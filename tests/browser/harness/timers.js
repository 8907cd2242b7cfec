// Timers of a second and more go off when a test says that so much time has passed.
(() => {
  const set = globalThis.setTimeout;
  const clear = globalThis.clearTimeout;
  const due = new Map();
  // How long the first screen waits for the list: a test begins once it is there.
  const FIRST_SCREEN = 1500;
  let now = 0;
  let last = 1e9;
  globalThis.setTimeout = (act, delay, ...given) => {
    if (!(delay >= 1000) || delay === FIRST_SCREEN) return set(act, delay, ...given);
    last += 1;
    due.set(last, { at: now + delay, act: () => act(...given) });
    return last;
  };
  globalThis.clearTimeout = (id) => {
    if (!due.delete(id)) clear(id);
  };
  AbortSignal.timeout = (delay) => {
    const ends = new AbortController();
    setTimeout(() => ends.abort(new DOMException("timed out", "TimeoutError")), delay);
    return ends.signal;
  };
  globalThis.passTime = (time) => {
    now += time;
    for (const [id, timer] of [...due]) {
      if (timer.at <= now && due.delete(id)) timer.act();
    }
  };
})();
