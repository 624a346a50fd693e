import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { AppError } from '../../../src-shared/errors';
import { Dialog, DialogError } from '../frame/Dialog';
import { showToast } from '../frame/toast';
import { vault } from '../links/vault';
import { setDirectory } from './directory-state';
import { NOTHING_TYPED, ProfileFields, profileOf } from './ProfileFields';

export type WayIn = 'found' | 'join';

interface Props {
  readonly way: WayIn | undefined;
  readonly onClose: () => void;
}

/** What a member says of themselves; then the vault asks for the folder, and shows what would leave. */
export function JoinDialog({ way, onClose }: Props) {
  return (
    <Dialog
      opened={way !== undefined}
      onClose={onClose}
      title={way === 'found' ? 'Found a directory' : 'Join with an invitation'}
      size={480}
    >
      {way && <JoinForm way={way} onDone={onClose} />}
    </Dialog>
  );
}

const NEXT: Readonly<Record<WayIn, string>> = {
  found: 'Next you choose the folder, and the vault shows what would be written there. Nothing leaves before that.',
  join: 'Next the vault asks for the invitation and the folder, and shows what would be written there. Nothing leaves before that.',
};

function JoinForm({ way, onDone }: { readonly way: WayIn; readonly onDone: () => void }) {
  const [firm, setFirm] = useState('');
  const [fields, setFields] = useState(NOTHING_TYPED);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const isWhole = fields.name.trim() !== '' && (way === 'join' || firm.trim() !== '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setError(undefined);
    const profile = profileOf(fields);
    const answer =
      way === 'found'
        ? await vault.foundDirectory({ firm: firm.trim(), profile })
        : await vault.joinDirectory({ profile });
    setIsBusy(false);
    if (!answer.ok) return setError(answer.error);
    setDirectory(answer.value);
    onDone();
    showToast(`You belong to the directory of ${answer.value.joined?.name ?? 'your firm'}.`);
  };
  return (
    <form className="join-form" onSubmit={(event) => void submit(event)}>
      {way === 'found' && (
        <TextInput
          data-autofocus
          label="The firm’s name"
          required
          maxLength={200}
          value={firm}
          onChange={(event) => setFirm(event.currentTarget.value)}
        />
      )}
      <ProfileFields fields={fields} startsHere={way === 'join'} onChange={setFields} />
      <p className="quiet">Colleagues will read this as you write it. {NEXT[way]}</p>
      <DialogError error={error} />
      <div className="form-buttons">
        <Button type="submit" loading={isBusy} disabled={!isWhole}>
          Go on
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
