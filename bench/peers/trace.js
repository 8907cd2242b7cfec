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

/** Milliseconds that a thread had the processor in a task: without those in which another had it. */
const onProcessor = ({ dur, tdur }) => (tdur ?? dur) / 1000;

/**
 * Per event of a type: milliseconds of the task it ran in, those of them on the processor, and from
 * the event to the next painted frame.
 */
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
    found.push({
      task: task.dur / 1000,
      processor: onProcessor(task),
      painted: (frame.ts + (frame.dur ?? 0) - event.ts) / 1000,
    });
  }
  return found;
}

/** The tasks of the page's main thread: that renderer's which worked the most. */
function mainTasks(events) {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const tasks = mains.map(({ pid, tid }) => events.filter((one) => isTask(one) && one.pid === pid && one.tid === tid));
  const sum = (row) => row.reduce((all, { dur }) => all + dur, 0);
  const [most] = tasks.sort((a, b) => sum(b) - sum(a));
  return most ?? [];
}

/** Tasks of more than 50 ms: how long each took, and how much of it on the processor. */
export function longTasks(events) {
  const long = mainTasks(events).filter(({ dur }) => dur > 50_000);
  return long.map((task) => ({ took: task.dur / 1000, processor: onProcessor(task) }));
}

/**
 * What tasks after the first picture would take beyond 50 ms each on a processor so many times slower,
 * by the time they had one.
 */
export function blocking(events, slower) {
  const paint = events.filter(({ name }) => name === "firstContentfulPaint").at(-1);
  if (!paint) throw new Error("no first picture in the trace");
  const after = mainTasks(events).filter(({ ts, dur }) => ts + dur > paint.ts);
  return after.reduce((sum, task) => sum + Math.max(0, onProcessor(task) * slower - 50), 0);
}
