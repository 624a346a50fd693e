import { useJoined } from '../colleagues/directory-state';
import { modifierKey } from '../frame/keys';

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

/** What stands beside a list while nothing is open: the few keys worth knowing. */
export function KeyHints() {
  const hints = useJoined() ? [...HINTS, ...WITH_THE_FIRM] : HINTS;
  return (
    <div className="hints">
      <dl>
        {hints.map(([keys, what]) => (
          <div key={keys} className="hint">
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
