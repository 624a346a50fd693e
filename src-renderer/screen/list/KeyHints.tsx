import { useJoined } from '../colleagues/directory-state';
import { modifierKey } from '../frame/keys';
import { Hints } from './Hints';

const HINTS = [
  ['↑ ↓', 'move through the list; Enter opens'],
  ['/', 'searches'],
  [`${modifierKey} K`, 'finds any person, client, screen or action'],
  [`${modifierKey} N`, 'begins a new record'],
  [`${modifierKey} Z`, 'takes back the last change'],
] as const;

const WITH_THE_FIRM = [
  ['P', 'tells the firm that you know who is open'],
  ['F2', 'held down, shows what a colleague’s app sees of you'],
] as const;

/** What stands beside a list while nothing is open. */
export function KeyHints() {
  return <Hints hints={useJoined() ? [...HINTS, ...WITH_THE_FIRM] : HINTS} />;
}
