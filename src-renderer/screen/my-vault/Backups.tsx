import { Button } from '@mantine/core';

import type { Safety } from '../../../src-shared/vault-contract';
import { formatBytes, formatMoment } from '../../look';
import { makeBackup } from './safety-actions';
import { SettingLine } from './SettingLine';
import { useSafety } from './use-safety';

export function Backups() {
  const { safety, reload } = useSafety();
  if (!safety) return null;
  return (
    <>
      <section className="page-section">
        <SettingLine title="A copy on something you own" words={lastBackupWords(safety)}>
          <Button onClick={() => void makeBackup().then(reload)}>Make a backup…</Button>
        </SettingLine>
      </section>
      <section className="page-section">
        <h2 className="section-title">How to restore one</h2>
        <ol className="steps">
          <li>Install Bailiwick on the other computer and start it. Do not make a vault there.</li>
          <li>On its first page choose “Restore a backup”, and pick the file that ends in .bailiwick.</li>
          <li>Unlock with the passphrase that was valid when the backup was made, or with its recovery code.</li>
        </ol>
        <p className="quiet">
          A backup is sealed like the vault itself: whoever finds it can tell how large it is, and nothing else. After a
          change of passphrase an old backup still opens with the old one.
        </p>
      </section>
    </>
  );
}

const lastBackupWords = ({ lastBackup }: Safety): string =>
  lastBackup
    ? `The last one was made ${formatMoment(lastBackup.at)}: ${lastBackup.path}, ${formatBytes(lastBackup.bytes)}. It was verified by opening it.`
    : 'There is none yet. A stick or a disk at home is a good place; it is verified by opening it.';
