import type { Page } from '@playwright/test';

/** Waits for words that soon go again: looks in every frame, where an assertion comes to look once a second. */
export async function catchSight(page: Page, words: RegExp): Promise<void> {
  await page.waitForFunction(
    (source) => {
      const wanted = new RegExp(source);
      return Array.from(document.querySelectorAll('p, span')).some(({ textContent }) => wanted.test(textContent));
    },
    words.source,
    { timeout: 60_000 },
  );
}
