import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repoFolder } from '../../support/folders.ts';

const run = promisify(execFile);
const probes = join(repoFolder, '.cache/wall-probes');

/** What the compiler says of a file with this text in this room; an empty string if it has no objection. */
async function compileIn(room: string, text: string): Promise<string> {
  const folder = join(probes, room.replaceAll('/', '-'));
  await mkdir(folder, { recursive: true });
  const config = {
    extends: `../../../${room}/tsconfig.json`,
    compilerOptions: { rootDir: '../../..', outDir: './out', tsBuildInfoFile: './out/info', noUnusedLocals: false },
    include: ['probe.ts'],
    references: (await referencesOf(room)).map((path) => ({ path: join(repoFolder, room, path) })),
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(join(folder, 'probe.ts'), text);
  const tsc = join(repoFolder, 'node_modules/typescript/bin/tsc');
  const outcome = run(process.execPath, [tsc, '--project', folder]);
  return outcome.then(
    () => '',
    (error: { readonly stdout?: string }) => error.stdout ?? 'did not run',
  );
}

async function referencesOf(room: string): Promise<readonly string[]> {
  const { default: config } = (await import(join(repoFolder, room, 'tsconfig.json'), { with: { type: 'json' } })) as {
    default: { references?: readonly { path: string }[] };
  };
  return (config.references ?? []).map(({ path }) => path);
}

const importing = (path: string): string =>
  `import type * as named from '../../../${path}';\nexport type Named = typeof named;\n`;

beforeAll(async () => {
  // The probes read the declarations of the rooms they refer to.
  const rooms = ['src-shared', 'src-renderer/look'].map((room) => join(repoFolder, room));
  await run(process.execPath, [join(repoFolder, 'node_modules/typescript/bin/tsc'), '--build', ...rooms]);
});

afterAll(async () => {
  await rm(probes, { recursive: true, force: true });
});

describe('a type-only import', () => {
  test.for([
    ['src-renderer/screen', 'src-main/index.ts'],
    ['src-renderer/screen', 'src-renderer/vault/main.ts'],
    ['src-renderer/screen', 'src-renderer/exchange/main.ts'],
    ['src-renderer/vault', 'src-renderer/screen/main.tsx'],
    ['src-renderer/vault', 'src-main/index.ts'],
    ['src-renderer/exchange', 'src-renderer/vault/main.ts'],
    ['src-main', 'src-renderer/vault/main.ts'],
    ['src-shared', 'src-main/index.ts'],
  ])('in %s of %s does not compile', async ([room = '', forbidden = '']) => {
    expect(await compileIn(room, importing(forbidden))).toMatch(/TS6307|TS6142/u);
  });

  test.for(['src-renderer/screen', 'src-renderer/vault', 'src-renderer/exchange', 'src-main'])(
    'in %s of the shared words compiles',
    async (room) => {
      expect(await compileIn(room, importing('src-shared/result.ts'))).toBe('');
    },
  );
});

describe('a global', () => {
  test.for([
    ['src-shared', 'document'],
    ['src-shared', 'process'],
    ['src-main', 'document'],
    ['src-renderer/screen', 'process'],
    ['src-renderer/vault', 'Buffer'],
    ['src-renderer/exchange', 'require'],
  ])('of another room does not compile: in %s %s', async ([room = '', name = '']) => {
    expect(await compileIn(room, `export const found = ${name};\n`)).toMatch(/TS2304|TS2580|TS2584|TS2591/u);
  });
});
