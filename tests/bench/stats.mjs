/**
 * The p-quantile (0..1) of figures, nearest rank.
 * @param {readonly number[]} figures
 * @param {number} p
 * @returns {number}
 */
export function quantile(figures, p) {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))];
}

/** @param {readonly number[]} figures @returns {number} */
export const median = (figures) => quantile(figures, 0.5);

/**
 * Milliseconds that `work` takes, beside what it returned.
 * @template T
 * @param {() => T | Promise<T>} work
 */
export async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/**
 * Search figures of a peer: every keystroke is timed; the last one of each query must find its target by name.
 * @param {readonly { keystrokes: readonly string[], target: string, isTypo: boolean }[]} queries
 * @param {(text: string) => readonly string[] | Promise<readonly string[]>} search
 */
export async function measureSearch(queries, search) {
  const times = [];
  const found = { exact: [0, 0], typo: [0, 0] };
  for (const query of queries) {
    let names = [];
    for (const text of query.keystrokes) {
      const { ms, value } = await timed(() => search(text));
      times.push(ms);
      names = value;
    }
    const tally = query.isTypo ? found.typo : found.exact;
    tally[1]++;
    if (names.includes(query.target)) tally[0]++;
  }
  const recall = ([hits, all]) => (all === 0 ? null : hits / all);
  return {
    keystrokes: times.length,
    p50: median(times),
    p99: quantile(times, 0.99),
    recall: recall(found.exact),
    recallTypos: recall(found.typo),
  };
}
