import { useEffect } from 'react';

import { ClientsScreen } from '../clients/ClientsScreen';
import { ExportDialog } from '../export/ExportDialog';
import { ImportOverlay } from '../import/ImportOverlay';
import { MyVault } from '../my-vault/MyVault';
import { Palette } from '../palette/Palette';
import { PeopleScreen } from '../people/PeopleScreen';
import { TodayScreen } from '../today/TodayScreen';
import { assertNever } from '../../../src-shared/result';
import { restoreListWidth } from '../list/list-width';
import { Inside } from './Inside';
import { Navigation } from './Navigation';
import { usePlace } from './place';
import { Toasts } from './Toasts';
import { restoreDensity } from './row-density';
import { useFileDrop } from './use-file-drop';
import { useFrameKeys } from './use-frame-keys';
import { useRememberedPlace } from './use-remembered-place';

/** The open vault: navigation, one screen, and what may lie over it. */
export function Book() {
  return (
    <Inside>
      <Frame />
    </Inside>
  );
}

function Frame() {
  useFrameKeys();
  useRememberedPlace();
  useEffect(() => {
    void restoreListWidth();
    void restoreDensity();
  }, []);
  const isDropping = useFileDrop();
  return (
    <div className="frame">
      <Navigation />
      <Screen />
      <Palette />
      <ExportDialog />
      <ImportOverlay />
      <Toasts />
      {isDropping && <div className="drop-veil serif">Drop a contacts file to look at it. Nothing is stored yet.</div>}
    </div>
  );
}

function Screen() {
  const place = usePlace();
  switch (place.screen) {
    case 'today':
      return <TodayScreen />;
    case 'people':
      return <PeopleScreen place={place} />;
    case 'clients':
      return <ClientsScreen place={place} />;
    case 'my-vault':
      return <MyVault place={place} />;
    default:
      return assertNever(place);
  }
}
