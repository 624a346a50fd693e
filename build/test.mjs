// npm test [-- --only unit,e2e]: everything a fresh machine needs, then every check there is.
// Until npm ci has run, only Node's own modules may be imported here.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasDisplay } from './display.mjs';
import { electronRuntime } from './electron-path.mjs';
import { ensureNameFonts } from './name-fonts.mjs';
import { ensureNodeModules } from './node-modules.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { repoFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';
import { ensureSandbox } from './sandbox.mjs';
import { stages } from './stages.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { reportOf } from './test-report.mjs';

const corpusFolder = process.env['BAILIWICK_CORPUS'] ?? join(repoFolder, '../shared/corpus');

await runScript(async () => {
  const chosen = chosenStages();
  checkNodeVersion();
  await ensureSystemPackages({ forTests: true, hasDisplay });
  await ensureNameFonts();
  await ensureNodeModules();
  const runtime = await electronRuntime();
  console.log(`electron: ${runtime.description}`);
  await ensureSandbox(runtime.path);
  rmSync(join(repoFolder, 'test-results'), { recursive: true, force: true });
  mkdirSync(join(repoFolder, 'test-results'));
  const results = await runStages(chosen, {
    ...process.env,
    ELECTRON_EXEC_PATH: runtime.path,
    CI: process.env['CI'] ?? 'true',
    // Some two hundred of them, which nobody opens after a whole run; npm run e2e alone takes them.
    BAILIWICK_PICTURES: process.env['BAILIWICK_PICTURES'] ?? 'none',
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  });
  return report(results, runtime);
});

function chosenStages() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',');
  const unknown = names?.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    throw new Problem(`There is no stage "${unknown}". The stages: ${stages.map(({ name }) => name).join(', ')}`);
  }
  const possible = stages.filter(({ onlyOn }) => onlyOn === undefined || onlyOn === process.platform);
  return names === undefined ? possible : possible.filter(({ name }) => names.includes(name));
}

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {import('./test-report.mjs').Counts} counts
 * @property {readonly import('./test-report.mjs').Failure[]} failures
 * @property {string} note
 */

/**
 * @param {readonly import('./stages.mjs').Stage[]} chosen
 * @param {NodeJS.ProcessEnv} env
 */
async function runStages(chosen, env) {
  /** @type {Result[]} */
  const results = [];
  for (const stage of chosen) {
    const missing = stage.needs?.find((need) => results.some(({ name, counts }) => name === need && counts.failed > 0));
    results.push(missing === undefined ? await runStage(stage, env) : notRun(stage.name, missing));
  }
  return results;
}

/**
 * @param {import('./stages.mjs').Stage} stage
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Result>}
 */
async function runStage(stage, env) {
  console.log(`\n=== ${stage.name}`);
  const begun = performance.now();
  const { code } = await run('npm', ['run', '--silent', stage.script, '--', ...(stage.args ?? [])], { env });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  return { name: stage.name, ...reportOf(stage, code === 0), note: `${seconds} s` };
}

/**
 * @param {string} name
 * @param {string} missing
 * @returns {Result}
 */
function notRun(name, missing) {
  return {
    name,
    counts: { passed: 0, failed: 1, skipped: 0 },
    failures: [],
    note: `not run, because ${missing} failed`,
  };
}

/**
 * @param {readonly Result[]} results
 * @param {import('./electron-path.mjs').Runtime} runtime
 */
function report(results, runtime) {
  // At the very end, because the middle of a long log is often cut out.
  for (const { name, failures } of results) {
    for (const failure of failures) console.log(`\n=== failed in ${name}: ${failure.name}\n${failure.message}`);
  }
  console.log('\n=== result');
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, counts, note } of results) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
    const numbers = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped;`;
    console.log(`${(counts.failed > 0 ? 'FAILED' : 'ok').padEnd(7)}${name.padEnd(12)} ${numbers.padEnd(36)} ${note}`);
  }
  console.log(`ran on ${runtime.description}`);
  for (const line of notTested(results, runtime)) console.log(`not run: ${line}`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  // Once more in a line each: of a log that is cut short the last lines are what remains.
  for (const { name, failures } of results) for (const failure of failures) console.log(inOneLine(name, failure));
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** @param {string} stage @param {import('./test-report.mjs').Failure} failure */
function inOneLine(stage, { name, message }) {
  const words = message.split(/\s+/).join(' ');
  return `failed: ${stage}, ${name}: ${words.length > 200 ? `${words.slice(0, 200)}…` : words}`;
}

/**
 * @param {readonly Result[]} results
 * @param {import('./electron-path.mjs').Runtime} runtime
 */
function notTested(results, runtime) {
  const leftOut = stages.filter(({ name }) => !results.some((result) => result.name === name)).map(({ name }) => name);
  return [
    ...(leftOut.length > 0 ? [`the stages ${leftOut.join(', ')} (not asked for, or not on this system)`] : []),
    ...(existsSync(corpusFolder) ? [] : [`tests with the real contact files, which are not at ${corpusFolder}`]),
    ...(runtime.isFallback ? ['anything on the official Electron, which cannot be downloaded here'] : []),
    ...(process.platform === 'linux' ? ['macOS and Windows'] : []),
  ];
}
