/** Runs work that could be done in pieces to its end at one stroke. */
export function atOnce<Value>(work: Generator<undefined, Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
