import { modifierKey } from '../frame/keys';

const HINTS = [
  ['↑ ↓', 'move through the list; Enter opens'],
  ['/', 'searches'],
  [`${modifierKey} K`, 'finds any person, client, screen or action'],
  [`${modifierKey} N`, 'begins a new record'],
  [`${modifierKey} Z`, 'takes back the last change'],
] as const;

/** What stands beside a list while nothing is open: the few keys worth knowing. */
export function KeyHints() {
  return (
    <div className="hints">
      <dl>
        {HINTS.map(([keys, what]) => (
          <div key={keys} className="hint">
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
