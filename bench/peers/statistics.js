// What a row of times comes down to.

/** The value below which that share of the row lies; between two of them in proportion. */
export function quantile(row, share) {
  const sorted = [...row].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

export const summary = (row) =>
  row.length === 0
    ? null
    : {
        samples: row.length,
        median: quantile(row, 0.5),
        p95: quantile(row, 0.95),
        quartiles: [quantile(row, 0.25), quantile(row, 0.75)],
      };
