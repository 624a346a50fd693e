import { ShieldCheckIcon } from '@phosphor-icons/react/dist/csr/ShieldCheck';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { Notice, Safety } from '../../../src-shared/vault-contract';
import { go } from '../frame/place';
import { dismissNotice, makeBackup, makeRecoveryCode } from '../my-vault/safety-actions';
import { useSafety } from '../my-vault/use-safety';
import { isDoubt, sayNotice } from '../my-vault/say-notice';

/** What is not as it was left, or waits for a decision: before anything else of the day. */
export function VaultDoubts() {
  const { safety, reload } = useSafety();
  const doubts = safety?.notices.filter(isDoubt) ?? [];
  if (doubts.length === 0) return null;
  return (
    <section className="page-section">
      <h2 className="section-title">To look at first</h2>
      <ul className="today-rows">
        {doubts.map((notice) => (
          <NoticeRow key={notice.kind} notice={notice} onDone={reload} />
        ))}
      </ul>
    </section>
  );
}

/** What the vault itself asks for or has mended, as quiet rows at the end. */
export function VaultOffers() {
  const { safety, reload } = useSafety();
  if (!safety || !hasOffers(safety)) return null;
  return (
    <section className="page-section">
      <h2 className="section-title">Your vault</h2>
      <ul className="today-rows">
        {mendedOf(safety).map((notice) => (
          <NoticeRow key={notice.kind} notice={notice} onDone={reload} />
        ))}
        {safety.recovery !== 'confirmed' && (
          <Offer
            words="There is no recovery code yet. If you forget the passphrase, nobody can open the book."
            button="Make a recovery code"
            onButton={() => void makeRecoveryCode().then(reload)}
          />
        )}
        {!safety.lastBackup && (
          <Offer
            words="There is no backup yet: keep a copy on something you own."
            button="Make a backup"
            onButton={() => void makeBackup().then(reload)}
          />
        )}
      </ul>
    </section>
  );
}

const mendedOf = ({ notices }: Safety): readonly Notice[] => notices.filter((notice) => !isDoubt(notice));

const hasOffers = (safety: Safety): boolean =>
  mendedOf(safety).length > 0 || safety.recovery !== 'confirmed' || !safety.lastBackup;

function NoticeRow({ notice, onDone }: { readonly notice: Notice; readonly onDone: () => void }) {
  return (
    <li className="offer">
      {isDoubt(notice) ? (
        <WarningIcon className="offer-doubt" size={18} aria-hidden />
      ) : (
        <ShieldCheckIcon size={18} aria-hidden />
      )}
      <span className="offer-words">{sayNotice(notice)}</span>
      {notice.kind === 'records-doubtful' && (
        <button type="button" className="link-button" onClick={() => go({ screen: 'my-vault', section: 'safety' })}>
          Show them
        </button>
      )}
      <button type="button" className="link-button" onClick={() => void dismissNotice(notice).then(onDone)}>
        Understood
      </button>
    </li>
  );
}

interface OfferProps {
  readonly words: string;
  readonly button: string;
  readonly onButton: () => void;
}

function Offer({ words, button, onButton }: OfferProps) {
  return (
    <li className="offer">
      <ShieldCheckIcon size={18} aria-hidden />
      <span className="offer-words">{words}</span>
      <button type="button" className="link-button" onClick={onButton}>
        {button}
      </button>
    </li>
  );
}
