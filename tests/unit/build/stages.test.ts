import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { countsOf } from '../../../build/stages.mjs';
import { repoFolder } from '../../support/folders.ts';

const report = '.cache/stages-test/report.json';
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
    expect(countsOf({}, true)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countsOf({}, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("Vitest's tests are counted", async () => {
    await writeReport({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 2, numTodoTests: 0 });
    expect(countsOf({ report }, true)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  test("Playwright's tests are counted, and one that passed at a second try has failed", async () => {
    await writeReport({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } });
    expect(countsOf({ report }, false)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test('a runner that ran no test has failed', async () => {
    await writeReport({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 4 } });
    expect(countsOf({ report }, true).failed).toBe(1);
  });

  test('a runner that failed though no test did has failed', async () => {
    await writeReport({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0 });
    expect(countsOf({ report }, false).failed).toBe(1);
  });

  test('a runner that left no report has failed', () => {
    expect(countsOf({ report }, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
