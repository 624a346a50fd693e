/** What a caller can act on is returned, never thrown. Both arms are plain objects, so they survive `postMessage`. */
export type Result<Value, Failure> = Ok<Value> | Err<Failure>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Err<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });

export const err = <Failure>(error: Failure): Err<Failure> => ({ ok: false, error });

/** Ends every `switch` on a kind: a new kind that nobody handles does not compile. */
export function assertNever(unexpected: never): never {
  throw new Error(`Unexpected kind: ${typeof unexpected}`);
}
