import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const runsAsRoot = process.getuid?.() === 0;

// Chromium keeps IndexedDB in LevelDB; newer versions can keep it in SQLite: the store is tested on both.
const storeEngines = [
  { name: 'store-leveldb', features: [] },
  { name: 'store-sqlite', features: ['--enable-features=IdbSqliteBackingStore'] },
];

export default defineConfig({
  test: {
    // What Dexie and others say on the console matters only where a test failed.
    silent: 'passed-only',
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/support/temp-home.ts',
          testTimeout: 60_000,
        },
      },
      ...storeEngines.map(({ name, features }) => ({
        // Found only when a test first imports them, they would make Vite reload the page in the middle of a run.
        optimizeDeps: { include: ['dexie', 'fast-check', 'libsodium-wrappers-sumo', 'valibot'] },
        test: {
          name,
          include: ['tests/store/**/*.test.ts'],
          testTimeout: 30_000,
          // One page after another: only a persistent profile keeps IndexedDB on disk, and it cannot be shared.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              persistentContext: `.cache/${name}`,
              launchOptions: {
                executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
                args: [...(runsAsRoot ? ['--no-sandbox'] : []), ...features],
              },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      })),
    ],
  },
});
