// Loaded ahead of the app with Electron's -r: the folder named in SLOW_FOLDER lists nothing before it is told to answer,
// as one on a share that is slow.
const { promises } = require('node:fs');

const { readdir } = promises;
let answer = () => {};
let answered = Promise.resolve();
let asked = 0;
const slowFolder = {
  hold: () => {
    answered = new Promise((resolve) => (answer = () => resolve(undefined)));
  },
  answer: () => answer(),
  /** What was asked by now; what is asked next waits again. */
  answerOnce: () => {
    answer();
    slowFolder.hold();
  },
  asked: () => asked,
};
slowFolder.hold();
globalThis.slowFolder = slowFolder;
promises.readdir = async (...args) => {
  if (args[0] === process.env.SLOW_FOLDER) {
    asked += 1;
    await answered;
  }
  return readdir(...args);
};
