import { Hints } from '../list/Hints';

const HINTS = [
  ['↑ ↓', 'goes from one to the next; Enter goes to what can be chosen'],
  ['M', 'makes one record of those side by side'],
  ['N', 'says that they are not the same; they never come up again'],
  ['A', 'merges all that is certain'],
  ['P C', 'shows people, or clients'],
  ['Esc', 'goes back'],
] as const;

/** The keys of this screen, while nothing is open. */
export const DuplicateHints = () => <Hints hints={HINTS} />;
