import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { reportOf } from '../../../build/test-report.mjs';
import { repoFolder } from '../../support/folders.ts';

const report = '.cache/test-report-test/report.json';
const path = join(repoFolder, report);

async function writeReport(content: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(content));
}

afterEach(async () => {
  await rm(dirname(path), { recursive: true, force: true });
});

describe('what a stage counts', () => {
  test('a stage without a report is one check', () => {
    expect(reportOf({}, true).counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(reportOf({}, false).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("Vitest's tests are counted", async () => {
    await writeReport({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 2, numTodoTests: 0 });
    expect(reportOf({ report }, true).counts).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  test("Playwright's tests are counted, and one that passed at a second try has failed", async () => {
    await writeReport({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } });
    expect(reportOf({ report }, false).counts).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test('a runner that ran no test has failed', async () => {
    await writeReport({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 4 } });
    expect(reportOf({ report }, true).counts.failed).toBe(1);
  });

  test('a runner that failed though no test did has failed', async () => {
    await writeReport({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0 });
    expect(reportOf({ report }, false).counts.failed).toBe(1);
  });

  test('a runner that left no report has failed', () => {
    expect(reportOf({ report }, true).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('what is said at the end of a run', () => {
  test("a failed test of Playwright's with its place and its words, out of whatever describes it lies in", async () => {
    const failed = { errors: [{ message: '\u001b[31mError: expected 1 row\u001b[39m' }] };
    const specs = [
      { ok: true, file: 'a.spec.ts', line: 3, title: 'opens', tests: [{ results: [{ errors: [] }] }] },
      { ok: false, file: 'a.spec.ts', line: 9, title: 'closes', tests: [{ results: [failed] }] },
    ];
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
    await writeReport({ stats, errors: [], suites: [{ specs: [], suites: [{ specs }] }] });
    expect(reportOf({ report }, false).failures).toEqual([
      { name: 'a.spec.ts:9 closes', message: 'Error: expected 1 row' },
    ]);
  });

  test('a file of Playwright tests that does not load', async () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    await writeReport({ stats, errors: [{ message: 'SyntaxError: a.spec.ts' }], suites: [] });
    expect(reportOf({ report }, false).failures).toEqual([
      { name: 'before a test began', message: 'SyntaxError: a.spec.ts' },
    ]);
  });

  test("a failed test of Vitest's, and a file of them that does not load", async () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a opens', failureMessages: [] },
      { status: 'failed', fullName: 'a closes', failureMessages: ['Error: expected 1'] },
    ];
    const testResults = [
      { name: 'a.test.ts', message: '', assertionResults },
      { name: 'b.test.ts', message: 'SyntaxError', assertionResults: [] },
    ];
    await writeReport({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, testResults });
    expect(reportOf({ report }, false).failures).toEqual([
      { name: 'a.test.ts a closes', message: 'Error: expected 1' },
      { name: 'b.test.ts', message: 'SyntaxError' },
    ]);
  });
});
