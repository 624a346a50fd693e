import { existsSync } from 'node:fs';
import { Problem } from './problem.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The newest browser engine on this machine, for the tests of the store. */
export function chromiumPath() {
  const path = process.env['CHROMIUM_PATH'] ?? usualPlaces.find((place) => existsSync(place));
  if (path !== undefined && existsSync(path)) return path;
  throw new Problem(
    'The tests of the store need Chromium or Chrome. On Debian:\n  apt-get install -y chromium\n' +
      'Elsewhere install Chrome, or name a browser you have:\n  CHROMIUM_PATH=/path/to/chrome npm test',
  );
}
