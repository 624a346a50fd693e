// Loaded ahead of a program with Electron's -r: Electron is ready for it only once whoever launched it says so.
const { app } = require('electron');

const ready = app.whenReady();
let tell = () => {};
const told = new Promise((resolve) => {
  tell = () => resolve(undefined);
});
app.whenReady = () => told;
globalThis.tellReady = () => ready.then(tell);
