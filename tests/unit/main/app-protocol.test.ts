import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerRequest } from '../../../src-main/app-protocol.ts';
import type { Room } from '../../../src-main/rooms.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';

let home: string;

beforeEach(async () => {
  home = await freshFolder('protocol');
  for (const room of ['screen', 'vault', 'exchange']) {
    await mkdir(join(home, room, 'assets'), { recursive: true });
    await writeFile(join(home, room, 'index.html'), `<style nonce="__CSP_NONCE__">/* ${room} */</style>`);
    await writeFile(join(home, room, 'assets', 'main.js'), `console.log('__CSP_NONCE__')`);
    await writeFile(join(home, room, 'secret'), 'no type');
  }
  await writeFile(join(home, 'outside.js'), 'outside');
});

afterEach(async () => {
  await removeFolder(home);
});

const ask = async (url: string, room: Room = 'screen', method = 'GET') =>
  answerRequest({ url, method, room, roomFolder: join(home, room) });

it('serves the page, its scripts, and nothing it does not know the type of', async () => {
  expect(await (await ask('app://book/')).text()).toMatch(/^<style nonce="[A-Za-z0-9+/]{22}==">/u);
  const script = await ask('app://book/assets/main.js?v=3#x');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await script.text()).toContain('__CSP_NONCE__');
  expect((await ask('app://book/secret')).status).toBe(403);
  expect((await ask('app://book/assets/none.js')).status).toBe(404);
  expect((await ask('app://book/assets/')).status).toBe(403);
});

it('gives the page the nonce that its own response allows', async () => {
  const response = await ask('app://book/');
  const nonce = /nonce="([^"]+)"/u.exec(await response.text())?.[1];
  expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
});

it.each([
  'app://vault/',
  'app://vault/assets/main.js',
  'app://exchange/',
  'app://book.evil/',
  'app://book:80/outside.js',
  'file:///etc/passwd',
  'https://book/',
  'app://book/../outside.js',
  'app://book/%2e%2e/outside.js',
  'app://book/..%2foutside.js',
  'app://book/assets/..%2f..%2foutside.js',
  'app://book/assets%2f..%2f..%2foutside.js',
  'app://book/..%5coutside.js',
  'app://book/assets\\..\\..\\outside.js',
  'app://book//etc/passwd',
  'app://book/%00index.html',
  'app://book/index.html%00.js',
  'app://book/C:/windows/system.ini',
  'app://book/%',
])('does not answer the screen with %s', async (url) => {
  const response = await ask(url);
  expect([403, 404]).toContain(response.status);
  expect(await response.text()).toBe('');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

it('answers nothing but GET', async () => {
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS']) {
    expect((await ask('app://book/', 'screen', method)).status).toBe(403);
  }
});

it('lets only the vault run WebAssembly, and no room connect anywhere', async () => {
  const policyOf = async (room: Room, host: string) =>
    (await ask(`app://${host}/`, room)).headers.get('content-security-policy') ?? '';
  const policies = [await policyOf('screen', 'book'), await policyOf('exchange', 'exchange')];
  const vault = await policyOf('vault', 'vault');
  expect(vault).toContain("script-src 'self' 'wasm-unsafe-eval'");
  for (const policy of policies) expect(policy).not.toContain('unsafe');
  for (const policy of [...policies, vault]) {
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain("'unsafe-inline'");
    expect(policy).not.toContain('http');
  }
});
