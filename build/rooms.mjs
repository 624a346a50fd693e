import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { noteBundledPackages } from './bundled-packages.mjs';
import { outFolder, repoFolder } from './out-folder.mjs';

const rooms = /** @type {const} */ (['vault', 'screen', 'exchange']);

/**
 * Each room in src-renderer is a build of its own, into a folder of its own: the shell serves an origin nothing but its
 * folder, so no chunk may be shared, and the vault must not come to load React because the screen does.
 * @param {(typeof rooms)[number]} room
 * @returns {import('vite').InlineConfig}
 */
function roomBuild(room) {
  return {
    configFile: false,
    root: join(repoFolder, 'src-renderer', room),
    base: './',
    logLevel: 'warn',
    plugins: [noteBundledPackages(), ...(room === 'screen' ? [react()] : [])],
    // Vite puts the placeholder on every script, style and link; the shell's protocol handler replaces it per response.
    html: { cspNonce: '__CSP_NONCE__' },
    worker: { format: 'es', plugins: () => [noteBundledPackages()] },
    build: {
      target: 'chrome114',
      outDir: join(outFolder, 'renderer', room),
      emptyOutDir: true,
      minify: true,
      // Inlined assets would be data: addresses, which the content security policy allows for images only.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
    },
  };
}

export const roomBuilds = rooms.map(roomBuild);
