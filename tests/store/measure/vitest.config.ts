import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

// npx vitest run --config tests/store/measure/vitest.config.ts   (PEOPLE=100000 for the large book)
export default defineConfig({
  define: { PEOPLE_COUNT: JSON.stringify(Number(process.env['PEOPLE'] ?? 10_000)) },
  test: {
    include: ['tests/store/measure/*.measure.ts'],
    testTimeout: 600_000,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({
        persistentContext: '.cache/store-measure',
        launchOptions: {
          executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
          args: [
            ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
            '--enable-precise-memory-info',
            '--js-flags=--expose-gc',
            ...(process.env['SQLITE'] ? ['--enable-features=IdbSqliteBackingStore'] : []),
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
