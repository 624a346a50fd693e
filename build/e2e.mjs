// npm run e2e [-- playwright's arguments]: the end-to-end tests in the built app, on the Electron that is here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onADisplay } from './display.mjs';
import { electronRuntime } from './electron-path.mjs';
import { outFolder } from './out-folder.mjs';
import { runPlaywright } from './playwright.mjs';
import { Problem, runScript } from './problem.mjs';

await runScript(async () => {
  if (!existsSync(join(outFolder, 'package.json'))) {
    throw new Problem('There is no build to test. First: npm run build');
  }
  const runtime = await electronRuntime();
  console.log(`electron: ${runtime.description}`);
  return runPlaywright('e2e', onADisplay, { ...process.env, ELECTRON_EXEC_PATH: runtime.path });
});
