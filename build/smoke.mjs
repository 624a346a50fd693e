// npm run smoke: starts the packaged app as a user would, and looks at what comes up.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onVirtualScreen } from './display.mjs';
import { repoFolder } from './out-folder.mjs';
import { runPlaywright } from './playwright.mjs';
import { Problem, runScript } from './problem.mjs';

// This virtual screen keeps its picture in a file in that folder.
const virtualScreen = '-screen 0 1400x900x24 -fbdir test-results/smoke';

await runScript(async () => {
  if (process.platform !== 'linux') throw new Problem('The packaged app can be looked at on Linux only.');
  if (!existsSync(join(repoFolder, 'dist/linux-unpacked/bailiwick'))) {
    throw new Problem('There is no package to look at. First: npm run build && npm run package');
  }
  mkdirSync(join(repoFolder, 'test-results/smoke'), { recursive: true });
  return runPlaywright('smoke', (command) => onVirtualScreen(virtualScreen, command));
});
