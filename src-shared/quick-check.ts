import * as v from 'valibot';

type Check = (value: unknown) => boolean;

/**
 * A schema that lets through what `schema` hands on unchanged, without making a copy of it: for large batches of which
 * nothing is transformed. Kinds of schema that are not known here are asked themselves.
 */
export const checkedInPlace = <Output>(schema: v.GenericSchema<unknown, Output>): v.GenericSchema<unknown, Output> =>
  v.custom<Output>(checkOf(schema), 'a value of the right form');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkOf(schema: unknown): Check {
  if (!isRecord(schema)) throw new Error('not a schema');
  const { pipe } = schema;
  if (!Array.isArray(pipe)) return bareCheck(schema);
  const [root, ...actions] = pipe as readonly unknown[];
  const steps = actions.map(actionCheck);
  const first = root === schema ? undefined : checkOf(root);
  // A transformation, or a validation that is not known here.
  if (first === undefined || steps.includes(undefined)) return asked(schema);
  const known = steps.filter((step) => step !== undefined);
  return (value) => first(value) && known.every((step) => step(value));
}

/** Whatever `schema` does, it is a schema of valibot's: it came in as one. */
const asked =
  (schema: unknown): Check =>
  (value) =>
    v.is(schema as v.GenericSchema, value);

function bareCheck(schema: Record<string, unknown>): Check {
  const { type } = schema;
  if (type === 'string' || type === 'boolean') return (value) => typeof value === type;
  if (type === 'number') return (value) => typeof value === 'number' && !Number.isNaN(value);
  if (type === 'literal') return (value) => value === schema['literal'];
  if (type === 'picklist' && Array.isArray(schema['options'])) {
    const options = new Set<unknown>(schema['options']);
    return (value) => options.has(value);
  }
  if (type === 'custom' && typeof schema['check'] === 'function') return schema['check'] as Check;
  if (type === 'optional' && schema['default'] === undefined) {
    const wrapped = checkOf(schema['wrapped']);
    return (value) => value === undefined || wrapped(value);
  }
  if (type === 'exact_optional' && schema['default'] === undefined) return checkOf(schema['wrapped']);
  if (type === 'array') {
    const item = checkOf(schema['item']);
    return (value) => Array.isArray(value) && areAll(value, item);
  }
  if (type === 'record') return recordCheck(checkOf(schema['key']), checkOf(schema['value']));
  if (type === 'strict_object' && isRecord(schema['entries'])) return objectCheck(schema['entries']);
  if (type === 'variant' && typeof schema['key'] === 'string') return variantCheck(schema) ?? asked(schema);
  return asked(schema);
}

/** Holes included, which `every` passes over. */
function areAll(values: readonly unknown[], check: Check): boolean {
  for (let index = 0; index < values.length; index += 1) if (!check(values[index])) return false;
  return true;
}

function objectCheck(entries: Record<string, unknown>): Check {
  const checks = new Map(Object.entries(entries).map(([name, entry]) => [name, checkOf(entry)]));
  const needed = Object.entries(entries).flatMap(([name, entry]) =>
    isRecord(entry) && (entry['type'] === 'optional' || entry['type'] === 'exact_optional') ? [] : [name],
  );
  return (value) => {
    if (!isRecord(value)) return false;
    for (const name in value) if (checks.get(name)?.(value[name]) !== true) return false;
    for (const name of needed) if (!(name in value)) return false;
    return true;
  };
}

/** What valibot leaves out of a record. */
const LEFT_OUT: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

const recordCheck =
  (key: Check, item: Check): Check =>
  (value) => {
    if (!isRecord(value)) return false;
    for (const name in value) if (LEFT_OUT.has(name) || !key(name) || !item(value[name])) return false;
    return true;
  };

/** Where every option is an object that names itself by a literal. */
function variantCheck(schema: Record<string, unknown>): Check | undefined {
  const key = String(schema['key']);
  const options = new Map<unknown, Check>();
  for (const option of Array.isArray(schema['options']) ? (schema['options'] as readonly unknown[]) : []) {
    const entries = isRecord(option) && option['type'] === 'strict_object' ? option['entries'] : undefined;
    const name = isRecord(entries) ? entries[key] : undefined;
    if (!isRecord(name) || name['type'] !== 'literal' || options.has(name['literal'])) return undefined;
    options.set(name['literal'], checkOf(option));
  }
  return (value) => isRecord(value) && options.get(value[key])?.(value) === true;
}

/** Validations by length and form; they come after the check of the type. */
function actionCheck(action: unknown): Check | undefined {
  if (!isRecord(action) || action['kind'] !== 'validation') return undefined;
  const { type, requirement } = action;
  const size = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : NaN);
  if (type === 'max_length' && typeof requirement === 'number') return (value) => size(value) <= requirement;
  if (type === 'min_length' && typeof requirement === 'number') return (value) => size(value) >= requirement;
  if (type === 'non_empty') return (value) => size(value) > 0;
  if (type === 'integer') return Number.isInteger;
  if (type === 'safe_integer') return Number.isSafeInteger;
  if (type === 'min_value' && typeof requirement === 'number')
    return (value) => typeof value === 'number' && value >= requirement;
  if ((type === 'regex' || type === 'iso_timestamp' || type === 'iso_date') && requirement instanceof RegExp)
    return requirement.global || requirement.sticky
      ? undefined
      : (value) => typeof value === 'string' && requirement.test(value);
  return undefined;
}
