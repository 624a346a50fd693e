import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import { sayDate } from '../../../src-shared/book/partial-date';
import type { Flags } from '../../../src-shared/book/records';
import { FLAG_MEANINGS, FLAG_NAMES } from '../people/words';

/** Each flag that is set, with what it means. */
export function FlagNotes({ flags }: { readonly flags: Flags }) {
  const set = [
    flags.neverPublish && [FLAG_NAMES.neverPublish, FLAG_MEANINGS.neverPublish],
    flags.informationBarrier && [FLAG_NAMES.informationBarrier, FLAG_MEANINGS.informationBarrier],
    flags.covenantUntil && [`Covenant until ${sayDate(flags.covenantUntil)}`, FLAG_MEANINGS.covenantUntil],
  ].filter((flag) => typeof flag === 'object');
  if (set.length === 0) return null;
  return (
    <ul className="flag-notes">
      {set.map(([name, meaning]) => (
        <li key={name} className="flag-note">
          <WarningIcon size={18} aria-hidden />
          <span>
            <strong>{name}.</strong> {meaning}
          </span>
        </li>
      ))}
    </ul>
  );
}
