import type { Result } from '../../../src-shared/result.ts';

/** The value of an answer that must be a good one. */
export function valueOf<Value>(answer: Result<Value, unknown>): Value {
  if (!answer.ok) throw new Error(`unexpected answer: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
