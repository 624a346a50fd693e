// What npm test does, in this order: the cheap first. Each stage is also an npm script of its own.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from './out-folder.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @typedef {object} Stage
 * @property {string} name as `npm test -- --only` takes it
 * @property {string} script the npm script
 * @property {readonly string[]} [args]
 * @property {string} [report] JSON file with the counts of a test runner; without one the stage counts as one check
 * @property {readonly string[]} [needs] stages that must not have failed before
 * @property {NodeJS.Platform} [onlyOn]
 */

/** @param {string} name */
const reportOf = (name) => `test-results/${name}/report.json`;

/** @param {string} name @returns {Stage} */
const vitestStage = (name) => ({
  name,
  script: name,
  args: ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`],
  report: reportOf(name),
});

/** @type {readonly Stage[]} */
export const stages = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format' },
  { name: 'dead-code', script: 'dead-code' },
  vitestStage('unit'),
  vitestStage('integration'),
  vitestStage('store'),
  { name: 'build', script: 'build' },
  { name: 'e2e', script: 'e2e', report: reportOf('e2e'), needs: ['build'] },
  { name: 'package', script: 'package', needs: ['build'] },
  { name: 'smoke', script: 'smoke', report: reportOf('smoke'), needs: ['package'], onlyOn: 'linux' },
];

/**
 * @param {Pick<Stage, 'report'>} stage
 * @param {boolean} succeeded whether its script did
 * @returns {Counts}
 */
export function countsOf({ report }, succeeded) {
  const oneCheck = { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  if (report === undefined) return oneCheck;
  const path = join(repoFolder, report);
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = readCounts(JSON.parse(readFileSync(path, 'utf8')));
  // A runner that fails without a failed test (a file that does not load), or that ran none, has failed.
  const ranNone = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (!succeeded || ranNone) ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {any} json as Playwright's and Vitest's JSON reporters write it
 * @returns {Counts}
 */
function readCounts(json) {
  if (json.stats)
    return {
      passed: json.stats.expected,
      failed: json.stats.unexpected + json.stats.flaky,
      skipped: json.stats.skipped,
    };
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + (json.numTodoTests ?? 0),
  };
}
