import { bigFile, cancelBig, readBig, type BigFile } from '../support/fuzz/big-file';

// npm run fuzz -- --big-files: a file of 500 MB and one of a million cards, read as the app reads them: progress on the
// way, cancelled soon, and not much more memory than the bytes themselves.

const MIB = 1024 * 1024;
/** Beside the file's bytes, which the exchange holds. */
const MOST_MEMORY = 600 * MIB;
const MOST_CANCEL = 1_000;

const files: readonly (readonly [name: string, make: () => BigFile])[] = [
  ['500 MB', () => bigFile(110_000, 4_400)],
  ['1,000,000 cards', () => bigFile(1_000_000, 60)],
];

let isSound = true;
for (const [name, make] of files) {
  const file = make();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const start = performance.now();
  const { preview, steps, delivered, longestTurn } = await readBig(file);
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(watch);
  const cancel = Math.max(await cancelBig(file), await cancelBig(file, true));
  const beside = peak - file.size;
  const isWhole = preview.people === file.cards && delivered === file.cards;
  isSound &&= isWhole && beside < MOST_MEMORY && cancel < MOST_CANCEL && steps > 100;
  console.log(
    `${name}: ${(file.size / 1_000_000).toFixed(0)} MB, ${delivered} cards in ${seconds.toFixed(1)} s (read twice), ` +
      `${(beside / MIB).toFixed(0)} MiB beside the file, ${steps} signs of progress, longest turn ${longestTurn.toFixed(0)} ms, ` +
      `cancelled in ${cancel.toFixed(0)} ms`,
  );
}
console.log(isSound ? 'big-files: nothing found' : 'big-files: FOUND SOMETHING');
if (!isSound) process.exitCode = 1;
