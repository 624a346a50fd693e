// npm run fuzz -- [SUITE...] [--runs N] [--seed S]: the suites of tests/fuzz, all of them where none is named. A suite
// may also be named as an option: --importers.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNodeModules } from './node-modules.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { repoFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';

const suites = readdirSync(join(repoFolder, 'tests/fuzz'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length));

await runScript(async () => {
  checkNodeVersion();
  await ensureNodeModules();
  const given = process.argv.slice(2);
  const named = given.filter((arg) => suites.includes(arg.replace(/^--/u, ''))).map((arg) => arg.replace(/^--/u, ''));
  const args = [...named, ...given.filter((arg) => !suites.includes(arg.replace(/^--/u, '')))];
  const firstOption = args.findIndex((arg) => arg.startsWith('--'));
  const names = firstOption < 0 ? args : args.slice(0, firstOption);
  const unknown = names.find((name) => !suites.includes(name));
  if (unknown !== undefined) throw new Problem(`No suite is called ${unknown}. There are: ${suites.join(', ')}`);
  for (const suite of names.length > 0 ? names : suites) {
    const program = join(repoFolder, 'tests/fuzz', `${suite}.ts`);
    const options = firstOption < 0 ? [] : args.slice(firstOption);
    const { code } = await run(process.execPath, [join(repoFolder, 'build/run-ts.mjs'), program, ...options]);
    if (code !== 0) return code;
  }
  return 0;
});
