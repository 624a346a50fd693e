import { useState } from 'react';

import type { MySummary } from '../../../src-shared/directory-contract';
import { plural } from '../../look';
import { shortDay } from '../colleagues/summary-words';
import { Ribbon } from './Ribbon';
import { takeBack } from './take-back';

/** The exact words that the firm sees, until when, and the way back. Its ribbon hangs in the margin. */
export function SeenBox({ summary }: { readonly summary: MySummary }) {
  const [isBusy, setIsBusy] = useState(false);
  const { id, sentence, state, isPendingTakeBack } = summary;
  const isGone = isPendingTakeBack === true || state === 'taken-back';
  const back = async () => {
    setIsBusy(true);
    await takeBack([id]);
    setIsBusy(false);
  };
  return (
    <div className="seen-box">
      {!isGone && state !== 'expired' && <Ribbon mark={state === 'pending' ? 'pending' : 'there'} />}
      <p className="seen-sentence">“{sentence}”</p>
      <p className="seen-about">{sayStanding(summary)}</p>
      {!isGone && (
        <button type="button" className="link-button tape-link" disabled={isBusy} onClick={() => void back()}>
          Take it back
        </button>
      )}
    </div>
  );
}

function sayStanding({ state, isPendingTakeBack, since, expires, readers }: MySummary): string {
  const said = `since ${shortDay(since)}`;
  if (isPendingTakeBack) return 'You took it back. The folder is away; it is gone there once the folder is back.';
  switch (state) {
    case 'pending':
      return `Signed ${shortDay(since)}, and waiting for the folder. Until ${shortDay(expires)}.`;
    case 'there':
      return `${said} · until ${shortDay(expires)} · ${sayReaders(readers)}`;
    case 'expired':
      return `${said} · expired ${shortDay(expires)}; apps mark it so, and the text stays until you take it back`;
    case 'taken-back':
      return 'Taken back.';
  }
}

const sayReaders = (readers: number): string =>
  readers === 0 ? 'no colleague has joined yet' : `${plural(readers, 'colleague', 'colleagues')} can read it`;
