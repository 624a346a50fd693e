import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { MemberRow } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import { Dialog, DialogError } from '../frame/Dialog';
import { showToast } from '../frame/toast';
import { vault } from '../links/vault';
import { ProfileFields, profileOf } from './ProfileFields';

interface Props {
  readonly me: MemberRow;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What colleagues read of the partner, changed; then the vault shows what would leave. */
export function ProfileDialog({ me, isOpen, onClose }: Props) {
  return (
    <Dialog opened={isOpen} onClose={onClose} title="What colleagues read of you" size={480}>
      {isOpen && <ProfileForm me={me} onDone={onClose} />}
    </Dialog>
  );
}

function ProfileForm({ me, onDone }: { readonly me: MemberRow; readonly onDone: () => void }) {
  const { name, title = '', practice = '', office = '' } = me;
  const [fields, setFields] = useState({ name, title, practice, office });
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setError(undefined);
    const changed = await vault.changeProfile({ profile: profileOf(fields) });
    setIsBusy(false);
    if (!changed.ok) return setError(changed.error);
    onDone();
    showToast('Colleagues’ apps show this when they next read the folder.');
  };
  return (
    <form className="join-form" onSubmit={(event) => void submit(event)}>
      <ProfileFields fields={fields} startsHere onChange={setFields} />
      <p className="quiet">
        Next the vault shows what would be written. What you said before stays in the folder, sealed; apps show the
        latest.
      </p>
      <DialogError error={error} />
      <div className="form-buttons">
        <Button type="submit" loading={isBusy} disabled={fields.name.trim() === ''}>
          Go on
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
