import { ShieldCheckIcon } from '@phosphor-icons/react/dist/csr/ShieldCheck';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { Safety } from '../../../src-shared/vault-contract';
import { go } from '../frame/place';
import { dismissNotice, makeBackup, makeRecoveryCode } from '../my-vault/safety-actions';
import { useSafety } from '../my-vault/use-safety';
import { isDoubt, sayNotice } from '../my-vault/say-notice';

/** What the vault itself asks for or has to tell, as quiet rows at the end. */
export function VaultOffers() {
  const { safety, reload } = useSafety();
  if (!safety || !hasOffers(safety)) return null;
  return (
    <section className="page-section">
      <h2 className="section-title">Your vault</h2>
      <ul className="today-rows">
        {safety.notices.map((notice) => (
          <li key={notice.kind} className="offer">
            {isDoubt(notice) ? (
              <WarningIcon className="offer-doubt" size={18} aria-hidden />
            ) : (
              <ShieldCheckIcon size={18} aria-hidden />
            )}
            <span className="offer-words">{sayNotice(notice)}</span>
            {notice.kind === 'records-doubtful' && (
              <button
                type="button"
                className="link-button"
                onClick={() => go({ screen: 'my-vault', section: 'safety' })}
              >
                Show them
              </button>
            )}
            <button type="button" className="link-button" onClick={() => void dismissNotice(notice).then(reload)}>
              Understood
            </button>
          </li>
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

const hasOffers = ({ notices, recovery, lastBackup }: Safety): boolean =>
  notices.length > 0 || recovery !== 'confirmed' || !lastBackup;

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
