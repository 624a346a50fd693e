import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { freshFolder, removeFolder, repoFolder } from '../../support/folders.ts';

let folder: string;
beforeEach(async () => {
  folder = await freshFolder('fonts');
});
afterEach(async () => {
  await removeFolder(folder);
});

/** Runs the look for fonts with these programs in the place of the system's. */
function ensureFonts(programs: Readonly<Record<string, string>>, uid: number) {
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const module = JSON.stringify(join(repoFolder, 'build/name-fonts.mjs'));
  const script = `process.getuid = () => ${uid}; await (await import(${module})).ensureNameFonts();`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: `${folder}:/usr/bin:/bin` },
    encoding: 'utf8',
  });
  return { status, stdout };
}

const NONE = 'exit 0';

describe.runIf(process.platform === 'linux')('fonts for Chinese, Japanese and Korean names', () => {
  it('are left alone where there are some', () => {
    expect(ensureFonts({ 'fc-list': 'echo "Noto Sans CJK JP"', 'apt-get': 'echo called' }, 0)).toEqual({
      status: 0,
      stdout: '',
    });
  });

  it('are installed by root', () => {
    const { status, stdout } = ensureFonts({ 'fc-list': NONE, 'apt-get': `echo "$@" >> ${folder}/asked` }, 0);
    expect([status, stdout.split('\n')]).toEqual([0, [expect.stringContaining('installing fonts-noto-cjk'), '']]);
    const asked = readFileSync(join(folder, 'asked'), 'utf8').trimEnd().split('\n');
    expect(asked.at(-1)).toBe('install -y -qq --no-install-recommends fonts-noto-cjk');
  });

  it.each([
    ['somebody who may not install', 1000, NONE],
    ['a machine where installing fails', 0, 'exit 100'],
  ])('are never a reason to stop for %s', (_, uid, aptGet) => {
    const { status, stdout } = ensureFonts({ 'fc-list': NONE, 'apt-get': aptGet }, uid);
    expect(status).toBe(0);
    expect(stdout).toContain('optional: apt-get install -y fonts-noto-cjk');
  });
});
