// Loaded ahead of the app with Electron's -r: the folder named in SLOW_FOLDER lists nothing before it is told to answer,
// as one on a share that is slow.
const { promises } = require('node:fs');

const { readdir } = promises;
let answer = () => {};
let answered = Promise.resolve();
const slowFolder = {
  hold: () => {
    answered = new Promise((resolve) => (answer = () => resolve(undefined)));
  },
  answer: () => answer(),
};
slowFolder.hold();
globalThis.slowFolder = slowFolder;
promises.readdir = async (...args) => {
  if (args[0] === process.env.SLOW_FOLDER) await answered;
  return readdir(...args);
};
