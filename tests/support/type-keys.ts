import type { Page } from '@playwright/test';

import type { LaunchedApp } from './launch-app.ts';

/**
 * Types `text` into what has the focus in the page's window, one key event after the other, as a keyboard's come to the
 * app. Playwright's own `fill` and `type` send the whole text through the browser process, which a person never does.
 */
export async function typeKeys(app: LaunchedApp, page: Page, text: string): Promise<void> {
  const url = page.url();
  // Numbers, so that the text stands in none of the messages that carry it.
  for (const code of Array.from(text, (letter) => letter.charCodeAt(0))) {
    await app.electron.evaluate(
      ({ webContents }, key) => {
        const contents = webContents.getAllWebContents().find((candidate) => candidate.getURL() === key.url);
        if (!contents) throw new Error('that page is gone');
        const keyCode = String.fromCharCode(key.code);
        contents.sendInputEvent({ type: 'keyDown', keyCode });
        contents.sendInputEvent({ type: 'char', keyCode });
        contents.sendInputEvent({ type: 'keyUp', keyCode });
      },
      { url, code },
    );
  }
}
