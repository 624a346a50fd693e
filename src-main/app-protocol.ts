import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Session } from 'electron';

import { roomHosts, type Room } from './rooms';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** What each room needs beyond its own scripts and styles; nothing may connect anywhere, not even to itself. */
const roomDirectives: Readonly<Record<Room, string>> = {
  // libsodium is WebAssembly, and Argon2id runs in a worker.
  vault: `script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data:`,
  screen: `script-src 'self'; worker-src 'none'; img-src 'self' data: blob:`,
  exchange: `script-src 'self'; worker-src 'self'; img-src 'self' blob:`,
};

/** Answers `app://` in this session with the files of one room, and of no other. */
export function serveAppProtocol(session: Session, room: Room, roomFolder: string): void {
  session.protocol.handle('app', async ({ url, method }) => answerRequest({ url, method, room, roomFolder }));
}

interface AppRequest {
  readonly url: string;
  readonly method: string;
  readonly room: Room;
  readonly roomFolder: string;
}

/** Exported for its tests: what a page in `room` gets for `url`. */
export async function answerRequest({ url, method, room, roomFolder }: AppRequest): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const headers = responseHeaders(room, nonce);
  const file = method === 'GET' ? fileOf(url, room, roomFolder) : undefined;
  const type = file === undefined ? undefined : contentTypes[extname(file)];
  if (file === undefined || type === undefined) return new Response(null, { status: 403, headers });
  const body = await readFile(file).catch(() => undefined);
  if (body === undefined) return new Response(null, { status: 404, headers });
  const isPage = type.startsWith('text/html');
  return new Response(isPage ? body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : new Uint8Array(body), {
    headers: { ...headers, 'Content-Type': type },
  });
}

/** The file that a URL names; undefined where it lies outside the room. */
function fileOf(url: string, room: Room, roomFolder: string): string | undefined {
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== 'app:' || host !== roomHosts[room]) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // `URL` has resolved "..", but not "%2e%2e%2f" or a backslash, which Windows takes for a separator.
  if (/[\\\0:]/.test(path) || path.split('/').includes('..')) return undefined;
  const file = join(roomFolder, path === '/' ? 'index.html' : path);
  return file.startsWith(roomFolder + sep) ? file : undefined;
}

function responseHeaders(room: Room, nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy':
      `default-src 'none'; ${roomDirectives[room]}; style-src 'self' 'nonce-${nonce}'; font-src 'self'; ` +
      `connect-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; ` +
      `object-src 'none'`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}
