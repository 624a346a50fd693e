// npm run build: the shell, its preloads and the three rooms, into out/ (or the folder that BAILIWICK_OUT names).
import { rmSync } from 'node:fs';
import { build } from 'vite';
import { writeAppDescription } from './app-description.mjs';
import { writeBundledPackages } from './bundled-packages.mjs';
import { outFolder } from './out-folder.mjs';
import { roomBuilds } from './rooms.mjs';
import { shellBuilds } from './shell.mjs';

const begun = performance.now();
rmSync(outFolder, { recursive: true, force: true });
for (const config of [...shellBuilds, ...roomBuilds]) await build(config);
writeAppDescription();
writeBundledPackages();
console.log(`built in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
