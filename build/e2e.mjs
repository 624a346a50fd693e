// npm run e2e [-- playwright's arguments]: the end-to-end tests in the built app, on the Electron that is here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onADisplay } from './display.mjs';
import { electronRuntime } from './electron-path.mjs';
import { mustChangeUser, runAsOrdinaryUser } from './ordinary-user.mjs';
import { outFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';

await runScript(async () => {
  if (!existsSync(join(outFolder, 'package.json')))
    throw new Problem('There is no build to test. First: npm run build');
  const runtime = await electronRuntime();
  console.log(`electron: ${runtime.description}`);
  const env = { ...process.env, ELECTRON_EXEC_PATH: runtime.path };
  const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)];
  const [file, args] = onADisplay(playwright);
  if (!mustChangeUser) return (await run(file, args, { env })).code;
  return runAsOrdinaryUser([file, ...args], { writableFolder: 'test-results', env });
});
