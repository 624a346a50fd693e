import { ENGLISH_NICKNAMES, OTHER_NICKNAMES } from './nickname-data';
import { plainWords } from './plain';

let formal: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The given names that a short or pet form may stand for; made when first asked for. */
function formalNames(): ReadonlyMap<string, ReadonlySet<string>> {
  if (formal) return formal;
  const names = new Map<string, Set<string>>();
  for (const line of `${ENGLISH_NICKNAMES}${OTHER_NICKNAMES}`.split('\n')) {
    const [name, ...nicknames] = plainWords(line);
    if (name === undefined) continue;
    for (const nickname of nicknames) {
      const known = names.get(nickname);
      if (known) known.add(name);
      else names.set(nickname, new Set([name]));
    }
  }
  return (formal = names);
}

/** True where one is a pet form of the other, or both are of the same name ("Bill" and "Will"). */
export function areNicknames(a: string, b: string): boolean {
  const names = formalNames();
  const ofA = names.get(a);
  const ofB = names.get(b);
  if (ofA?.has(b) || ofB?.has(a)) return true;
  if (!ofA || !ofB) return false;
  for (const name of ofA) if (ofB.has(name)) return true;
  return false;
}

const KEYS_MAX = 4;

/** Under which names a given name is looked up: its own, and those it may stand for. */
export const lookUpNames = (given: string): readonly string[] => [
  given,
  ...[...(formalNames().get(given) ?? [])].slice(0, KEYS_MAX),
];
