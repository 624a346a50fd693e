// Packed as default_app.asar beside the fallback runtime: does what Electron's own default app does with a folder named
// on the command line (`electron [-r module]... folder [arguments]`), and nothing else.
const { app } = require('electron');
const { existsSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

const given = process.argv.slice(1);
const modulesFirst = [];
let folder;
while (given.length > 0 && folder === undefined) {
  const argument = given.shift();
  if (argument === '-r' || argument === '--require') modulesFirst.push(given.shift());
  else if (!argument.startsWith('-')) folder = path.resolve(argument);
}

if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`electron: no app folder on the command line (${folder ?? 'none given'})`);
  process.exit(1);
}

process.defaultApp = true;
const description = require(path.join(folder, 'package.json'));
app.setName(description.productName ?? description.name);
app.setVersion(description.version);
app.setAppPath(folder);
for (const name of modulesFirst) createRequire(path.join(process.cwd(), 'any.js'))(name);
require(path.join(folder, description.main));
