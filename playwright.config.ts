import { defineConfig } from '@playwright/test';

// Set by build/playwright.mjs: e2e drives the built app, smoke looks at the packaged one.
const stage = process.env['BAILIWICK_STAGE'] ?? 'e2e';

export default defineConfig({
  testDir: `tests/${stage}`,
  // Playwright removes this folder itself, so the one above it must be the test user's too.
  outputDir: `test-results/${stage}/output`,
  timeout: 90_000,
  // Ends before whoever runs it gives up, with a report of what did not end.
  globalTimeout: 25 * 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  // A test that passes only at the second try is a test that fails.
  retries: 0,
  // Every test starts an app of four processes of its own; the packaged one is looked at on a screen of its own.
  workers: stage === 'e2e' ? 2 : 1,
  reporter: [['list'], ['json', { outputFile: `test-results/${stage}/report.json` }]],
});
