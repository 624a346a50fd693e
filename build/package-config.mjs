import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outFolder, repoFolder } from './out-folder.mjs';

/**
 * What electron-builder needs to know.
 * @param {import('./electron-path.mjs').Runtime} runtime
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig(runtime) {
  return {
    appId: 'org.bailiwick.Bailiwick',
    productName: 'Bailiwick',
    directories: { app: outFolder, buildResources: join(repoFolder, 'build'), output: join(repoFolder, 'dist') },
    files: ['main/**', 'preload/**', 'renderer/**', 'package.json'],
    extraResources: [{ from: join(repoFolder, 'dist/sbom.cdx.json'), to: 'sbom.cdx.json' }],
    electronLanguages: ['en-US', 'en-GB'],
    // What starts any folder named on the command line is no part of a package.
    afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources/default_app.asar'), { force: true }),
    npmRebuild: false,
    publish: null,
    asar: true,
    electronVersion: runtime.version,
    // The official one for another platform than this is downloaded by electron-builder.
    ...(process.platform === 'linux' ? { electronDist: dirname(runtime.path) } : {}),
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      // Electron 25 does not have this fuse yet, and electron-builder fails on it.
      ...(runtime.isFallback ? {} : { grantFileProtocolExtraPrivileges: false }),
    },
    linux: { target: ['deb', 'AppImage'], category: 'Office', icon: 'icon.png', executableName: 'bailiwick' },
    mac: { target: ['dmg'], category: 'public.app-category.business', icon: 'icon.png', hardenedRuntime: true },
    win: { target: ['nsis'], icon: 'icon.png' },
    nsis: { oneClick: true, perMachine: false },
  };
}
