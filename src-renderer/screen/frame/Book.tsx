import { useEffect } from 'react';

import { ClientsScreen } from '../clients/ClientsScreen';
import { ColleaguesScreen } from '../colleagues/ColleaguesScreen';
import { useFollowDirectory } from '../colleagues/directory-state';
import { DuplicatesScreen } from '../duplicates/DuplicatesScreen';
import { ExportDialog } from '../export/ExportDialog';
import { ImportOverlay } from '../import/ImportOverlay';
import { MyVault } from '../my-vault/MyVault';
import { Palette } from '../palette/Palette';
import { PeopleScreen } from '../people/PeopleScreen';
import { TodayScreen } from '../today/TodayScreen';
import { PublishDialog } from '../what-the-firm-sees/PublishDialog';
import { SeenScreen } from '../what-the-firm-sees/SeenScreen';
import { eyes, useTheirEyesKey } from '../what-the-firm-sees/their-eyes';
import { TheirEyes } from '../what-the-firm-sees/TheirEyes';
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
  useTheirEyesKey();
  useFrameKeys();
  useFollowDirectory();
  useRememberedPlace();
  useEffect(() => {
    void restoreListWidth();
    void restoreDensity();
  }, []);
  const isDropping = useFileDrop();
  const isMine = eyes.use() === 'mine';
  return (
    <>
      {/* Hidden, not gone, while another sees through it: what is being typed stays. */}
      <div className="frame" hidden={!isMine}>
        <Navigation />
        <Screen />
        <Palette />
        <ExportDialog />
        <PublishDialog />
        <ImportOverlay />
        <Toasts />
        {isDropping && (
          <div className="drop-veil serif">Drop a contacts file to look at it. Nothing is stored yet.</div>
        )}
      </div>
      {!isMine && <TheirEyes />}
    </>
  );
}

function Screen() {
  const place = usePlace();
  switch (place.screen) {
    case 'today':
      return <TodayScreen />;
    case 'people':
      return <PeopleScreen place={place} />;
    case 'duplicates':
      return <DuplicatesScreen place={place} />;
    case 'clients':
      return <ClientsScreen place={place} />;
    case 'colleagues':
      return <ColleaguesScreen place={place} />;
    case 'what-the-firm-sees':
      return <SeenScreen place={place} />;
    case 'my-vault':
      return <MyVault place={place} />;
    default:
      return assertNever(place);
  }
}
