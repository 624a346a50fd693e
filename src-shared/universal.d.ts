// The globals that Electron's main process, every renderer and Node 20 all have, and no others: this room is compiled
// without the DOM's and Node's declarations, so that nothing in it can come to lean on either.

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { readonly read: number; readonly written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { readonly stream?: boolean }): string;
}

declare class URLSearchParams {
  constructor(init?: string | Readonly<Record<string, string>>);
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  toString(): string;
}

declare class URL {
  constructor(url: string, base?: string | URL);
  readonly hash: string;
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
  readonly origin: string;
  readonly password: string;
  readonly pathname: string;
  readonly port: string;
  readonly protocol: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
  readonly username: string;
  toString(): string;
}

declare const crypto: {
  getRandomValues<T extends Uint8Array | Uint16Array | Uint32Array>(array: T): T;
};

declare class MessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}

interface MessagePort {
  addEventListener(type: 'message', listener: () => void, options?: { readonly once?: boolean }): void;
  start(): void;
  close(): void;
  postMessage(message: unknown): void;
}

declare const performance: { now(): number };

declare function structuredClone<T>(value: T, options?: { readonly transfer?: readonly ArrayBuffer[] }): T;
declare function queueMicrotask(callback: () => void): void;
declare function setTimeout(callback: () => void, delayInMilliseconds?: number): number;
declare function clearTimeout(handle: number | undefined): void;
declare function atob(base64: string): string;
declare function btoa(binary: string): string;
