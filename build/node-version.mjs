import { Problem } from './problem.mjs';

const needed = { major: 20, minor: 19 };

export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > needed.major || (major === needed.major && minor >= needed.minor)) return;
  throw new Problem(
    `Bailiwick needs Node ${needed.major}.${needed.minor} or newer; this is Node ${process.versions.node}.\n` +
      'Get the current one from https://nodejs.org and run the command again.',
  );
}
