import { Button } from '@mantine/core';

import type { Notice, Safety as SafetyState } from '../../../src-shared/vault-contract';
import { formatBytes, formatMoment, plural } from '../../look';
import { shellState } from '../frame/shell-state';
import { shell } from '../links/shell';
import { changePassphrase, dismissNotice, makeRecoveryCode, scrub } from './safety-actions';
import { sayNotice } from './say-notice';
import { SettingLine } from './SettingLine';
import { SettingsFields } from './SettingsFields';
import { useSafety } from './use-safety';

export function Safety() {
  const { safety, reload } = useSafety();
  if (!safety) return null;
  return (
    <>
      <Notices notices={safety.notices} reload={reload} />
      <section className="page-section">
        <h2 className="section-title">Keys</h2>
        <SettingLine title="Recovery code" words={recoveryWords(safety.recovery)}>
          <Button variant="default" onClick={() => void makeRecoveryCode().then(reload)}>
            {safety.recovery === 'none' ? 'Make one…' : 'Make a new one…'}
          </Button>
        </SettingLine>
        <SettingLine
          title="Passphrase"
          words="The vault asks for the present one, then for the new one. There you can also have every record sealed under a new key."
        >
          <Button variant="default" onClick={() => void changePassphrase().then(reload)}>
            Change…
          </Button>
        </SettingLine>
        <SettingLine title="Encryption" words={encryptionWords(safety)} />
      </section>
      <section className="page-section">
        <h2 className="section-title">Locking and look</h2>
        <SettingsFields />
      </section>
      <section className="page-section">
        <h2 className="section-title">Soundness</h2>
        <SettingLine title="Every record" words={scrubWords(safety)}>
          <Button variant="default" onClick={() => void scrub().then(reload)}>
            Check now
          </Button>
        </SettingLine>
        <SettingLine
          title="Where the vault lives"
          words={<span className="mono">{shellState.get()?.vaultFolder}</span>}
        >
          <Button variant="default" onClick={() => void shell.revealVaultFolder({})}>
            Show the folder
          </Button>
        </SettingLine>
        <SettingLine title="Journal" words={journalWords(safety)} />
      </section>
    </>
  );
}

function Notices({ notices, reload }: { readonly notices: readonly Notice[]; readonly reload: () => void }) {
  if (notices.length === 0) return null;
  return (
    <section className="page-section">
      <h2 className="section-title">What was found</h2>
      {notices.map((notice) => (
        <div key={notice.kind} className="notice">
          <p>{sayNotice(notice)}</p>
          {notice.kind === 'records-doubtful' && (
            <ul className="plain-list">
              {notice.records.map(({ collection, display, how }) => (
                <li key={`${collection} ${display}`}>
                  <span className="serif">{display}</span> <span className="quiet">({how})</span>
                </li>
              ))}
            </ul>
          )}
          <button type="button" className="link-button" onClick={() => void dismissNotice(notice).then(reload)}>
            Understood
          </button>
        </div>
      ))}
    </section>
  );
}

const RECOVERY: Readonly<Record<SafetyState['recovery'], string>> = {
  none: 'There is none. If you forget the passphrase, nobody can open the book.',
  shown: 'One was shown, but its groups were not asked back. Make a new one and write it down.',
  confirmed: 'Set, and two of its groups were asked back. Keep it where you keep your passport, not in the office.',
};
const recoveryWords = (recovery: SafetyState['recovery']): string => RECOVERY[recovery];

const encryptionWords = ({ kdf, keyEpoch, createdAt }: SafetyState): string =>
  `Argon2id with ${kdf.memoryMiB.toLocaleString()} MiB in ${plural(kdf.passes, 'pass', 'passes')}, then XChaCha20-Poly1305. Vault made ${formatMoment(createdAt)}; key number ${keyEpoch}.`;

function scrubWords({ lastScrub }: SafetyState): string {
  const what = 'Opens every page, every change and every copy, and names what is not as you left it.';
  if (!lastScrub) return `${what} Not checked yet.`;
  return `${what} Last checked ${formatMoment(lastScrub.at)}: ${plural(lastScrub.checked, 'record', 'records')}, ${lastScrub.doubtful === 0 ? 'none doubtful' : `${lastScrub.doubtful.toLocaleString()} doubtful`}.`;
}

function journalWords({ journal, lastSnapshot }: SafetyState): string {
  const copy = lastSnapshot ? `Last whole copy ${formatMoment(lastSnapshot.at)}.` : 'No whole copy made yet.';
  return `${plural(journal.frames, 'entry', 'entries')} since the last whole copy, ${formatBytes(journal.bytes)}. ${copy}`;
}
