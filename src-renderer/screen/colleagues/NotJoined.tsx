import { Button } from '@mantine/core';
import { useState } from 'react';

import { JoinDialog, type WayIn } from './JoinDialog';

interface Props {
  readonly title: string;
  readonly what: string;
}

/** The page of a screen that has nothing to show before this vault belongs to a directory. */
export function NotJoined({ title, what }: Props) {
  const [way, setWay] = useState<WayIn>();
  return (
    <main className="page">
      <div className="page-column">
        <h1 className="page-title serif">{title}</h1>
        <p className="lead serif">{what}</p>
        <section className="page-section">
          <h2 className="section-title">What a directory is</h2>
          <ul className="steps">
            <li>
              A folder on a drive that you and your colleagues share. Each app writes to a part of its own and signs
              what it writes. Whatever somebody else alters or deletes there is noticed and named.
            </li>
            <li>
              Of your book it holds the summaries that you chose to publish, one by one, and nothing else: no contacts,
              no notes, no searches. Each can be taken back.
            </li>
            <li>
              Everyone ever invited can read it. Those who only run the folder or its backups cannot. Nothing in it says
              who owns a client.
            </li>
          </ul>
        </section>
        <div className="way-in">
          <div>
            <h2 className="section-title">The first of your firm?</h2>
            <p className="quiet">Choose an empty folder on the shared drive. Then invite your colleagues.</p>
            <Button onClick={() => setWay('found')}>Found a directory…</Button>
          </div>
          <div>
            <h2 className="section-title">Were you invited?</h2>
            <p className="quiet">Have the invitation at hand, and the folder that it belongs to.</p>
            <Button variant="default" onClick={() => setWay('join')}>
              Join with an invitation…
            </Button>
          </div>
        </div>
      </div>
      <JoinDialog way={way} onClose={() => setWay(undefined)} />
    </main>
  );
}
