import { Button } from '@mantine/core';
import { useState } from 'react';

import type { ImportRecord } from '../../../src-shared/vault-contract';
import { importRequest } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { ImportList } from './ImportList';
import { SettingLine } from './SettingLine';
import { TakeBackDialog } from './TakeBackDialog';

/** What was brought in and when; each fact itself says which file it is from. */
export function Sources() {
  const imports = useLive('sources', () => vault.imports({}), ['people', 'clients']).value?.imports;
  const [takingBack, setTakingBack] = useState<ImportRecord>();
  if (!imports) return null;
  return (
    <>
      <section className="page-section">
        <SettingLine
          title="Bring in contacts"
          words="vCard, CSV, Outlook (PST, MSG), LDIF, birthday calendars, jCard and xCard, from any program. A file is read in memory first; nothing is stored before you say so, and nothing flows back."
        >
          <Button onClick={() => importRequest.set({})}>Choose a file…</Button>
        </SettingLine>
      </section>
      <section className="page-section">
        <h2 className="section-title">Brought in</h2>
        {imports.length === 0 ? (
          <p className="quiet">Nothing was brought in from a file yet.</p>
        ) : (
          <ImportList imports={imports} onTakeBack={setTakingBack} />
        )}
      </section>
      <TakeBackDialog record={takingBack} onClose={() => setTakingBack(undefined)} />
    </>
  );
}
