import { useState } from 'react';

import { StepDrawing } from './StepDrawing';
import { WAYS_OUT, type WayOut } from './ways-out';

/** Step by step, how one's contacts come out of the programs that hold them. Drawn here: it works without a network. */
export function WaysOut() {
  const [open, setOpen] = useState<WayOut>();
  return (
    <details className="fold ways-out">
      <summary className="fold-title">How to get your contacts out of Outlook, Google, a phone…</summary>
      <div className="fold-body">
        <div className="ways-out-names" role="group" aria-label="Where are your contacts?">
          {WAYS_OUT.map((way) => (
            <button
              key={way.id}
              type="button"
              className="ways-out-name"
              aria-pressed={way === open}
              onClick={() => setOpen(way === open ? undefined : way)}
            >
              {way.name}
            </button>
          ))}
        </div>
        {open && <Steps way={open} />}
      </div>
    </details>
  );
}

function Steps({ way }: { readonly way: WayOut }) {
  return (
    <section aria-label={way.name}>
      <p className="quiet">{way.gives}</p>
      <ol className="way-steps">
        {way.steps.map(({ words, picture }) => (
          <li key={words}>
            <StepDrawing picture={picture} />
            <p>{words}</p>
          </li>
        ))}
      </ol>
      <p className="quiet">
        Then drop the file here. Programs rename their menus now and then: if a word is not on your screen, look for
        Export near your contacts. Any vCard, CSV, LDIF or PST file it gives can be read.
      </p>
    </section>
  );
}
