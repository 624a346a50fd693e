/*
 * Most of what a file says again stands in the book as it did. That is seen without a text being made of it: a book is
 * held beside a file statement by statement.
 */

/** Whether two statements say the same word for word, wherever they came from and whatever the order of their fields. */
export function isSameStatement(a: object, b: object): boolean {
  return hasFieldsOf(a, b, 'from') && hasFieldsOf(b, a, 'from');
}

/** Whether `b` has the same in each field of `a`. A field that is undefined is none. */
function hasFieldsOf(a: object, b: object, but?: string): boolean {
  const other = b as Readonly<Record<string, unknown>>;
  for (const [field, value] of Object.entries(a)) {
    if (field !== but && !isSame(value, other[field])) return false;
  }
  return true;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return hasFieldsOf(a, b) && hasFieldsOf(b, a);
}

/** Takes the first one out of `left` that is meant. */
export function takeFrom<One>(left: Set<One>, isIt: (one: One) => boolean): One | undefined {
  for (const one of left) {
    if (!isIt(one)) continue;
    left.delete(one);
    return one;
  }
  return undefined;
}
