// What a stage's runner reported: how many tests did what, and which failed with what words.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { repoFolder } from './out-folder.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @typedef {{ readonly name: string, readonly message: string }} Failure */

/**
 * @param {Pick<import('./stages.mjs').Stage, 'report'>} stage
 * @param {boolean} succeeded whether its script did
 * @returns {{ counts: Counts, failures: readonly Failure[] }}
 */
export function reportOf({ report }, succeeded) {
  const oneCheck = { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  if (report === undefined) return { counts: oneCheck, failures: [] };
  const path = join(repoFolder, report);
  if (!existsSync(path)) return { counts: { passed: 0, failed: 1, skipped: 0 }, failures: [] };
  const json = JSON.parse(readFileSync(path, 'utf8'));
  const counts = json.stats ? countsOfPlaywright(json) : countsOfVitest(json);
  const failures = json.stats ? failuresOfPlaywright(json) : failuresOfVitest(json);
  // A runner that fails without a failed test (a file that does not load), or that ran none, has failed.
  const ranNone = counts.passed + counts.failed === 0;
  return { counts: counts.failed === 0 && (!succeeded || ranNone) ? { ...counts, failed: 1 } : counts, failures };
}

/** @param {any} json @returns {Counts} */
const countsOfPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

/** @param {any} json @returns {Counts} */
const countsOfVitest = (json) => ({
  passed: json.numPassedTests,
  failed: json.numFailedTests,
  skipped: json.numPendingTests + (json.numTodoTests ?? 0),
});

/** @param {any} json a file that does not load is no spec, but an error of the whole @returns {Failure[]} */
const failuresOfPlaywright = ({ suites = [], errors = [] }) => [
  ...errors.map((/** @type {any} */ { message }) => ({ name: 'before a test began', message: short(message) })),
  ...suites.flatMap(failuresInSuite),
];

/** @param {any} suite @returns {Failure[]} */
function failuresInSuite({ specs = [], suites = [] }) {
  const failed = specs.filter((/** @type {any} */ { ok }) => !ok);
  return [...failed.map(failureOfSpec), ...suites.flatMap(failuresInSuite)];
}

/** @param {any} spec @returns {Failure} */
function failureOfSpec({ file, line, title, tests }) {
  /** @type {any[]} */
  const errors = tests
    .flatMap((/** @type {any} */ test) => test.results)
    .flatMap((/** @type {any} */ run) => run.errors);
  return { name: `${file}:${line} ${title}`, message: short(errors.map(({ message }) => message).join('\n')) };
}

/** @param {any} json a file that does not load has a message and no tests @returns {Failure[]} */
const failuresOfVitest = ({ testResults = [] }) =>
  testResults.flatMap((/** @type {any} */ { name: file, message, assertionResults }) => [
    ...(message && assertionResults.length === 0 ? [{ name: file, message: short(message) }] : []),
    ...assertionResults
      .filter((/** @type {any} */ { status }) => status === 'failed')
      .map((/** @type {any} */ { fullName, failureMessages }) => ({
        name: `${file} ${fullName}`,
        message: short(failureMessages.join('\n')),
      })),
  ]);

const LINES = 30;

/** @param {string} message */
const short = (message) => stripVTControlCharacters(message).split('\n').slice(0, LINES).join('\n').trimEnd();
