import { AddressBookIcon } from '@phosphor-icons/react/dist/csr/AddressBook';
import { BuildingsIcon } from '@phosphor-icons/react/dist/csr/Buildings';
import { EyeIcon } from '@phosphor-icons/react/dist/csr/Eye';
import { HandshakeIcon } from '@phosphor-icons/react/dist/csr/Handshake';
import { LockKeyIcon } from '@phosphor-icons/react/dist/csr/LockKey';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';
import { ShieldCheckIcon } from '@phosphor-icons/react/dist/csr/ShieldCheck';
import { SunHorizonIcon } from '@phosphor-icons/react/dist/csr/SunHorizon';
import type { Icon } from '@phosphor-icons/react';

import { formatCount } from '../../look';
import { isPaletteOpen } from '../palette/palette-open';
import { JobStatus } from './JobStatus';
import { modifierKey } from './keys';
import { lockNow } from './lock';
import { goToScreen, usePlace, type ScreenName } from './place';
import { useBookCounts } from './use-book-counts';
import { useIsSeen } from '../what-the-firm-sees/use-is-seen';

export function Navigation() {
  const place = usePlace();
  const of = place.screen === 'duplicates' ? (place.of ?? 'people') : undefined;
  const here = of ?? place.screen;
  const counts = useBookCounts();
  const isSeen = useIsSeen();
  const item = (screen: ScreenName, label: string, icon: Icon, count?: number) => (
    <NavigationItem
      key={screen}
      {...{ screen, label, icon, count }}
      isHere={here === screen}
      isOutward={screen === 'what-the-firm-sees' && isSeen}
    />
  );
  return (
    <nav className="navigation" aria-label="Screens">
      <p className="navigation-brand serif">Bailiwick</p>
      <ul className="navigation-items">
        {item('today', 'Today', SunHorizonIcon)}
        {item('people', 'People', AddressBookIcon, counts?.people)}
        {item('clients', 'Clients', BuildingsIcon, counts?.clients)}
      </ul>
      <ul className="navigation-items" aria-label="With the firm">
        {item('colleagues', 'Colleagues', HandshakeIcon)}
        {item('what-the-firm-sees', 'What the firm sees', EyeIcon)}
      </ul>
      <ul className="navigation-items">{item('my-vault', 'My vault', ShieldCheckIcon)}</ul>
      <div className="navigation-foot">
        <JobStatus />
        <button type="button" className="navigation-item" onClick={() => isPaletteOpen.set(true)}>
          <MagnifyingGlassIcon size={18} aria-hidden />
          <span className="navigation-label">Find</span>
          <kbd>{modifierKey} K</kbd>
        </button>
        <button type="button" className="navigation-item" onClick={() => void lockNow()}>
          <LockKeyIcon size={18} aria-hidden />
          <span className="navigation-label">Lock</span>
          <kbd>{modifierKey} L</kbd>
        </button>
      </div>
    </nav>
  );
}

interface ItemProps {
  readonly screen: ScreenName;
  readonly label: string;
  readonly icon: Icon;
  readonly count: number | undefined;
  readonly isHere: boolean;
  /** Leads to something that has left this machine. */
  readonly isOutward: boolean;
}

function NavigationItem({ screen, label, icon: ItemIcon, count, isHere, isOutward }: ItemProps) {
  return (
    <li>
      <button
        type="button"
        className="navigation-item"
        aria-current={isHere ? 'page' : undefined}
        data-outward={isOutward || undefined}
        onClick={() => goToScreen(screen)}
      >
        <ItemIcon size={18} aria-hidden />
        <span className="navigation-label">{label}</span>
        {count !== undefined && <span className="navigation-count">{formatCount(count)}</span>}
      </button>
    </li>
  );
}
