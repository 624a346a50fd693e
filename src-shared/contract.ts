import type * as v from 'valibot';

import type { AppError } from './errors';
import type { Result } from './result';

/**
 * One method of a boundary: the schema its input is parsed with on the side that serves it, and the output's type.
 * Where the caller does not trust the server (the vault reading from the exchange), `parseOutput` is set as well.
 */
export interface Method<Input, Output> {
  readonly input: v.GenericSchema<unknown, Input>;
  readonly parseOutput?: v.GenericSchema<unknown, Output>;
  /**
   * Goes over a port as one text, which the serving side makes when it likes: of thousands of small objects a structured
   * clone takes twice as long.
   */
  readonly isJson?: true;
  /** Never present at run time; carries the output's type. */
  readonly output?: Output;
}

/** Every boundary is one object of methods. Client, handlers and input schemas follow from it. */
// The one place where the parameters' variance leaves no other choice; the mapped types below restore the exact types.
// oxlint-disable-next-line typescript/no-explicit-any
export type Contract = Readonly<Record<string, Method<any, any>>>;

export type InputOf<M> = M extends Method<infer Input, infer _> ? Input : never;
export type OutputOf<M> = M extends Method<infer _, infer Output> ? Output : never;

export type Reply<M> = Promise<Result<OutputOf<M>, AppError>>;

/** What a caller holds. */
export type Client<C extends Contract> = { readonly [K in keyof C]: (input: InputOf<C[K]>) => Reply<C[K]> };

/** What the serving side must provide: a method without a handler does not compile. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (
    input: InputOf<C[K]>,
  ) => Promise<Result<ServedBy<C[K]>, AppError>> | Result<ServedBy<C[K]>, AppError>;
};

type ServedBy<M> = M extends { readonly isJson: true } ? string : OutputOf<M>;

/** `method(schema)<Output>()`: input inferred from the schema, output named by the contract. */
export const method =
  <Schema extends v.GenericSchema>(input: Schema) =>
  <Output>(): Method<v.InferOutput<Schema>, Output> => ({
    input: input,
  });

/** A method whose answer comes from a less trusted side and is parsed by the caller. */
export const checkedMethod = <In extends v.GenericSchema, Out extends v.GenericSchema>(
  input: In,
  output: Out,
): Method<v.InferOutput<In>, v.InferOutput<Out>> => ({
  input: input,
  parseOutput: output,
});

/** The same for answers of many small objects: the handler gives their JSON. */
export const checkedJsonMethod = <In extends v.GenericSchema, Out extends v.GenericSchema>(
  input: In,
  output: Out,
): Method<v.InferOutput<In>, v.InferOutput<Out>> & { readonly isJson: true } => ({
  ...checkedMethod(input, output),
  isJson: true,
});
