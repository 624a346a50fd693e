import { shell } from '../links/shell';
import { flushDrafts } from './drafts';
import { showError } from './toast';

/** What is typed goes to the vault first; the shell asks for it again before it ends the window. */
export async function lockNow(): Promise<void> {
  await flushDrafts();
  const locked = await shell.lock({});
  if (!locked.ok) showError(locked.error);
}
