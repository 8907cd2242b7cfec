// What a click or a key cost, read from Chromium's own record of the main thread.

const CATEGORIES = [
  "devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "loading",
];

/** Records while `act` runs; the events, by time. */
export async function record(page, act) {
  await page.tracing.start({ categories: CATEGORIES });
  await act();
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes));
  return traceEvents.sort((a, b) => a.ts - b.ts);
}

const isTask = ({ name, ph }) => ph === "X" && name === "RunTask";

/** Per event of a type: milliseconds of the task it ran in, and from it to the next painted frame. */
export function costs(events, type) {
  const found = [];
  for (const event of events) {
    if (event.name !== "EventDispatch" || event.args?.data?.type !== type) continue;
    const here = (other) => other.pid === event.pid && other.tid === event.tid;
    const task = events.find(
      (one) => isTask(one) && here(one) && one.ts <= event.ts && one.ts + one.dur >= event.ts + event.dur,
    );
    const frame = events.find((one) => one.name === "Commit" && here(one) && one.ts >= event.ts + event.dur);
    if (!task || !frame) continue;
    found.push({ task: task.dur / 1000, painted: (frame.ts + (frame.dur ?? 0) - event.ts) / 1000 });
  }
  return found;
}

/** Tasks of more than 50 ms, of the page's main thread: that renderer's which worked the most. */
export function longTasks(events) {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const tasks = mains.map(({ pid, tid }) => events.filter((one) => isTask(one) && one.pid === pid && one.tid === tid));
  const sum = (row) => row.reduce((all, { dur }) => all + dur, 0);
  const [most] = tasks.sort((a, b) => sum(b) - sum(a));
  return (most ?? []).map(({ dur }) => dur / 1000).filter((took) => took > 50);
}
