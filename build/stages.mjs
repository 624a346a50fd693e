// What npm test does, in this order: the cheap first. Each stage is also an npm script of its own.

/**
 * @typedef {object} Stage
 * @property {string} name as `npm test -- --only` takes it
 * @property {string} script the npm script
 * @property {readonly string[]} [args]
 * @property {string} [report] JSON file with the counts of a test runner; without one the stage counts as one check
 * @property {readonly string[]} [needs] stages that must not have failed before
 * @property {NodeJS.Platform} [onlyOn]
 */

/** @param {string} name */
const reportPath = (name) => `test-results/${name}/report.json`;

/** @param {string} name @returns {Stage} */
const vitestStage = (name) => ({
  name,
  script: name,
  args: ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath(name)}`],
  report: reportPath(name),
});

/** @type {readonly Stage[]} */
export const stages = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format' },
  { name: 'dead-code', script: 'dead-code' },
  vitestStage('unit'),
  vitestStage('integration'),
  vitestStage('store'),
  { name: 'build', script: 'build' },
  { name: 'e2e', script: 'e2e', report: reportPath('e2e'), needs: ['build'] },
  { name: 'package', script: 'package', needs: ['build'] },
  { name: 'smoke', script: 'smoke', report: reportPath('smoke'), needs: ['package'], onlyOn: 'linux' },
];
