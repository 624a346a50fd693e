import type { KnipConfig } from 'knip';

export default {
  entry: [
    'build/{start,test,build,e2e,smoke,store-tests,package,fuzz,sbom,run-ts,electron-path}.mjs',
    'build/runtime-shim/main.cjs',
    'src-main/index.ts',
    'src-dry-run/main.ts',
    'src-main/preload/*.ts',
    'src-main/directory/directory-thread.ts',
    'src-renderer/{vault,screen,exchange}/main.{ts,tsx}',
    'tests/**/*.{test,spec}.ts',
    // Programs of the tests, started by name or run by hand.
    'tests/vectors/make-vectors.ts',
    'tests/support/vault-reader/main.ts',
    'tests/support/directory-reader/main.ts',
    'tests/support/directory/make-firm.ts',
    'tests/**/*-process.ts',
    'tests/bench/*.ts',
    'tests/fuzz/*.ts',
    'tests/store/measure/*.ts',
    'tests/support/sample/sample.ts',
  ],
  project: ['build/**/*.mjs', 'src-*/**/*.{ts,tsx,css}', 'tests/**/*.{ts,tsx}'],
  // What a file exports and also uses itself is not dead.
  ignoreExportsUsedInFile: true,
  // Programs of the system.
  ignoreBinaries: ['dbus-daemon', 'fc-list', 'mkfifo', 'strace', 'unshare', 'weston'],
  // Fonts are imported by style sheets.
  compilers: { css: (text: string) => [...text.matchAll(/(?<=@)import[^;]+/gu)].join('\n') },
} satisfies KnipConfig;
