import { inviteSomebody } from '../colleagues/member-actions';
import { isJoined } from '../colleagues/directory-state';
import { openClientDuplicates, openDuplicates } from '../duplicates/DuplicatesEntry';
import { modifierKey } from '../frame/keys';
import { lockNow } from '../frame/lock';
import { exportRequest, go, goToScreen, importRequest } from '../frame/place';
import { redo, undo } from '../frame/undo';
import { vault } from '../links/vault';
import { changePassphrase, makeBackup, makeRecoveryCode, scrub } from '../my-vault/safety-actions';
import { keepTheirEyes } from '../what-the-firm-sees/their-eyes';

export interface PaletteAction {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

const withModifier = (key: string): string => `${modifierKey} ${key}`;

const directoryActions: readonly PaletteAction[] = [
  {
    label: 'Overlaps with colleagues',
    run: () => go({ screen: 'colleagues', section: 'overlaps', text: '' }),
  },
  { label: 'Members of the directory', run: () => go({ screen: 'colleagues', section: 'members', text: '' }) },
  { label: 'Invite a colleague', run: () => void inviteSomebody() },
  { label: 'Ledger of all that left', run: () => go({ screen: 'what-the-firm-sees', section: 'ledger' }) },
];

/** Everything that can be done from anywhere. */
export const paletteActions = (): readonly PaletteAction[] => [
  { label: 'Today', keys: withModifier('1'), run: () => goToScreen('today') },
  { label: 'People', keys: withModifier('2'), run: () => goToScreen('people') },
  { label: 'Clients', keys: withModifier('3'), run: () => goToScreen('clients') },
  { label: 'Colleagues', keys: withModifier('4'), run: () => goToScreen('colleagues') },
  { label: 'What the firm sees', keys: withModifier('5'), run: () => goToScreen('what-the-firm-sees') },
  { label: 'My vault', keys: withModifier('6'), run: () => goToScreen('my-vault') },
  {
    label: 'New person',
    keys: withModifier('N'),
    run: () => go({ screen: 'people', filter: {}, pane: { kind: 'form' } }),
  },
  { label: 'New client', run: () => go({ screen: 'clients', text: '', pane: { kind: 'form' } }) },
  { label: 'Who is in the book twice', run: openDuplicates },
  { label: 'Which clients are in the book twice', run: openClientDuplicates },
  { label: 'Bring in contacts', keys: withModifier('O'), run: () => importRequest.set({}) },
  { label: 'Export everybody', run: () => void exportAll() },
  { label: 'Their eyes: what a colleague’s app sees of you', keys: 'F2', run: keepTheirEyes },
  ...(isJoined() ? directoryActions : []),
  { label: 'Undo', keys: withModifier('Z'), run: () => void undo() },
  { label: 'Redo', keys: withModifier('Shift Z'), run: () => void redo() },
  { label: 'Make a backup', run: () => void makeBackup() },
  { label: 'Make a recovery code', run: () => void makeRecoveryCode() },
  { label: 'Change the passphrase', run: () => void changePassphrase() },
  { label: 'Check every record', run: () => void scrub() },
  { label: 'Show me what the files hold', run: () => go({ screen: 'my-vault', section: 'show-me' }) },
  { label: 'History of changes', run: () => go({ screen: 'my-vault', section: 'history' }) },
  { label: 'Lock', keys: withModifier('L'), run: () => void lockNow() },
];

async function exportAll(): Promise<void> {
  const list = await vault.listPeople({ filter: {}, from: 0, count: 1 });
  if (list.ok && list.value.total > 0) exportRequest.set({ selection: { kind: 'all' }, count: list.value.total });
}
