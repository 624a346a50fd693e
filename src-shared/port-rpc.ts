import * as v from 'valibot';

import type { Client, Contract, Handlers, InputOf } from './contract';
import type { AppError } from './errors';
import { err, type Result } from './result';

/** The part of a MessagePort that this module uses (src-shared has no DOM types). */
export interface PortLike {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  close(): void;
}

const callSchema = v.strictObject({ id: v.number(), method: v.string(), input: v.unknown() });
const answerSchema = v.variant('ok', [
  v.strictObject({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ id: v.number(), ok: v.literal(false), error: v.custom<AppError>(isTagged) }),
]);
const eventSchema = v.strictObject({ event: v.unknown() });

function isTagged(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

/** A client over a port. */
export interface Connection<C extends Contract> {
  readonly call: Client<C>;
  /** Rejects what is pending with `closed`. A port never tells that the other side died: whoever learns it calls this. */
  readonly close: () => void;
}

/**
 * Calls the other side of `port` by `contract`. Answers to checked methods are parsed; events are handed on unparsed.
 * Large byte arrays in an input are transferred when they own their whole buffer.
 */
export function connectPort<C extends Contract>(
  port: PortLike,
  contract: C,
  onEvent?: (event: unknown) => void,
): Connection<C> {
  const pending = new Map<number, (answer: Result<unknown, AppError>) => void>();
  let nextId = 1;
  let isClosed = false;
  port.addEventListener('message', ({ data }) => {
    const event = v.safeParse(eventSchema, data);
    if (event.success) return onEvent?.(event.output.event);
    const answer = v.safeParse(answerSchema, data);
    if (!answer.success) return;
    const settle = pending.get(answer.output.id);
    pending.delete(answer.output.id);
    settle?.(answer.output);
  });
  port.start();

  const callMethod =
    (name: string) =>
    async (input: unknown): Promise<Result<unknown, AppError>> => {
      if (isClosed) return err({ kind: 'closed' });
      const id = nextId++;
      const answer = await new Promise<Result<unknown, AppError>>((resolve) => {
        pending.set(id, resolve);
        port.postMessage({ id, method: name, input }, transferable(input));
      });
      const { parseOutput: schema, isJson } = contract[name] ?? {};
      if (!answer.ok || schema === undefined) return answer;
      const parsed = v.safeParse(schema, isJson ? fromJson(answer.value) : answer.value);
      return parsed.success ? { ok: true, value: parsed.output } : err({ kind: 'refused', where: name });
    };

  const call = Object.fromEntries(Object.keys(contract).map((name) => [name, callMethod(name)]));
  return {
    // Built from the contract's own keys just above.
    call: call as Client<C>,
    close: () => {
      isClosed = true;
      for (const settle of pending.values()) settle(err({ kind: 'closed' }));
      pending.clear();
      port.close();
    },
  };
}

/** What is not JSON is nothing that a schema of objects lets through. */
function fromJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Serves `contract` on `port`. Input that does not parse is refused with the path of the first wrong field. */
export function servePort<C extends Contract>(
  port: PortLike,
  contract: C,
  handlers: Handlers<C>,
): { readonly emit: (event: unknown) => void } {
  port.addEventListener('message', ({ data }) => {
    const call = v.safeParse(callSchema, data);
    if (!call.success) return;
    const { id, method, input } = call.output;
    void answerCall(contract, handlers, method, input).then((result) => {
      port.postMessage({ id, ...result }, result.ok ? transferable(result.value) : []);
    });
  });
  port.start();
  return { emit: (event) => port.postMessage({ event }, []) };
}

/** Parses the input, runs the handler, turns a bug into `failed` without its message: it could hold contact data. */
export async function answerCall<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  name: string,
  input: unknown,
): Promise<Result<unknown, AppError>> {
  const method = Object.hasOwn(contract, name) ? contract[name] : undefined;
  const handler = method && handlers[name];
  if (!method || !handler) return err({ kind: 'refused', where: name.slice(0, 64) });
  const schema: v.GenericSchema<unknown, InputOf<C[string]>> = method.input;
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return err({ kind: 'bad-input', where: `${name}: ${issuePath(parsed.issues[0])}` });
  try {
    return await handler(parsed.output);
  } catch {
    return err({ kind: 'failed', where: name });
  }
}

/** Where in the input, by field names and positions; never the value. */
function issuePath(issue: v.BaseIssue<unknown>): string {
  return issue.path?.map((item) => String(item.key)).join('.') ?? 'input';
}

/** The buffers that a message may give away: those of top-level byte arrays that fill them whole. */
function transferable(message: unknown): ArrayBuffer[] {
  if (typeof message !== 'object' || message === null) return [];
  return Object.values(message).flatMap((value: unknown) =>
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength
      ? [value.buffer]
      : [],
  );
}
