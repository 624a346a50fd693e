// npm run store [-- vitest's arguments]: the store's tests in a real browser, once for each IndexedDB it can have.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './chromium-path.mjs';
import { repoFolder } from './out-folder.mjs';
import { runScript } from './problem.mjs';
import { run } from './run.mjs';

await runScript(async () => {
  const env = { ...process.env, CHROMIUM_PATH: chromiumPath() };
  // A profile that an earlier run left behind would bring its databases along.
  for (const engine of ['leveldb', 'sqlite'])
    rmSync(join(repoFolder, '.cache', `store-${engine}`), { recursive: true, force: true });
  const { code } = await run(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'store-*', ...process.argv.slice(2)],
    { env },
  );
  return code;
});
