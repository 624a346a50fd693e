import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { MemberProfile } from '../../../src-shared/directory-contract';
import { showError, showToast } from '../frame/toast';
import { vault } from '../links/vault';
import { setDirectory } from './directory-state';

export type WayIn = 'found' | 'join';

interface Props {
  readonly way: WayIn | undefined;
  readonly onClose: () => void;
}

/** What a member says of themselves; then the vault asks for the folder, and shows what would leave. */
export function JoinDialog({ way, onClose }: Props) {
  return (
    <Modal
      opened={way !== undefined}
      onClose={onClose}
      title={way === 'found' ? 'Found a directory' : 'Join with an invitation'}
      size={480}
    >
      {way && <JoinForm way={way} onDone={onClose} />}
    </Modal>
  );
}

const ABOUT_YOU = [
  { name: 'name', label: 'Your name', isNeeded: true },
  { name: 'title', label: 'Title', isNeeded: false },
  { name: 'practice', label: 'Practice', isNeeded: false },
  { name: 'office', label: 'Office', isNeeded: false },
] as const;

const NEXT: Readonly<Record<WayIn, string>> = {
  found: 'Next you choose the folder, and the vault shows what would be written there. Nothing leaves before that.',
  join: 'Next the vault asks for the invitation and the folder, and shows what would be written there. Nothing leaves before that.',
};

function JoinForm({ way, onDone }: { readonly way: WayIn; readonly onDone: () => void }) {
  const [fields, setFields] = useState({ firm: '', name: '', title: '', practice: '', office: '' });
  const [isBusy, setIsBusy] = useState(false);
  const isWhole = fields.name.trim() !== '' && (way === 'join' || fields.firm.trim() !== '');
  const first = way === 'found' ? 'firm' : 'name';
  const field = (name: keyof typeof fields, label: string, isNeeded: boolean) => (
    <TextInput
      key={name}
      data-autofocus={name === first || undefined}
      label={label}
      required={isNeeded}
      maxLength={200}
      value={fields[name]}
      onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
    />
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const profile = profileOf(fields);
    const answer =
      way === 'found'
        ? await vault.foundDirectory({ firm: fields.firm.trim(), profile })
        : await vault.joinDirectory({ profile });
    setIsBusy(false);
    if (!answer.ok) return showError(answer.error);
    setDirectory(answer.value);
    onDone();
    showToast(`You belong to the directory of ${answer.value.joined?.name ?? 'your firm'}.`);
  };
  return (
    <form className="join-form" onSubmit={(event) => void submit(event)}>
      {way === 'found' && field('firm', 'The firm’s name', true)}
      {ABOUT_YOU.map(({ name, label, isNeeded }) => field(name, label, isNeeded))}
      <p className="quiet">Colleagues will read this as you write it. {NEXT[way]}</p>
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

function profileOf(fields: Readonly<Record<keyof MemberProfile, string>>): MemberProfile {
  const { name, ...others } = fields;
  const said = Object.entries({ office: others.office, practice: others.practice, title: others.title })
    .map(([key, text]) => [key, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return { name: name.trim(), ...Object.fromEntries(said) };
}
