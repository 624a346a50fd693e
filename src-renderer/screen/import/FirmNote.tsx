import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { FirmSign } from '../../../src-shared/firm-signs';
import { assertNever } from '../../../src-shared/result';
import { plural } from '../../look';

/** Says, where the file looks like it, that the list may be the firm's. It asks; it never stands in the way. */
export function FirmNote({ signs }: { readonly signs: readonly FirmSign[] }) {
  if (signs.length === 0) return null;
  return (
    <section className="firm-note" aria-label="It may be the firm’s list">
      <p className="firm-note-title">
        <WarningIcon size={18} aria-hidden /> This may be the firm’s own list, or part of it.
      </p>
      <ul>
        {signs.map((sign) => (
          <li key={saySign(sign)}>{saySign(sign)}</li>
        ))}
      </ul>
      <p className="quiet">
        Only you know. You can bring it in either way: what you say below is kept with every fact, and helps to decide
        what may go along if you ever leave.
      </p>
    </section>
  );
}

function saySign(sign: FirmSign): string {
  switch (sign.kind) {
    case 'one-domain':
      return `${plural(sign.people, 'person has', 'people have')} an e-mail at ${sign.domain}: they look like one firm’s staff.`;
    case 'column':
      return `It has a column “${sign.name}”, as offices keep it.`;
    case 'system':
      return `It seems to come from ${sign.name}, in which firms keep their contacts.`;
    case 'address-list':
      return 'It looks like the address list of a mail system (Global Address List).';
    default:
      return assertNever(sign);
  }
}
