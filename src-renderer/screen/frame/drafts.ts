import { onShellEvent, shell } from '../links/shell';
import { vault } from '../links/vault';

const DELAY_MS = 300;

/** Drafts on their way to the vault: one that is dropped meanwhile must not arrive after that. */
const underWay = new Map<string, Promise<unknown>>();

const waiting = new Map<string, { readonly timer: number; readonly text: () => string }>();

/** Seals what is being typed a moment after the last key. `text` is asked for only then. */
export function keepDraft(key: string, text: () => string): void {
  window.clearTimeout(waiting.get(key)?.timer);
  waiting.set(key, { timer: window.setTimeout(() => void send(key), DELAY_MS), text });
}

/** The form was saved or given up: its draft goes. */
export async function dropDraft(key: string): Promise<void> {
  window.clearTimeout(waiting.get(key)?.timer);
  waiting.delete(key);
  await underWay.get(key);
  await vault.dropDraft({ key });
}

export async function flushDrafts(): Promise<void> {
  await Promise.all([...[...waiting.keys()].map(send), ...underWay.values()]);
}

async function send(key: string): Promise<void> {
  const draft = waiting.get(key);
  if (!draft) return;
  window.clearTimeout(draft.timer);
  waiting.delete(key);
  const saved = vault.saveDraft({ key, text: draft.text() });
  underWay.set(key, saved);
  await saved;
  if (underWay.get(key) === saved) underWay.delete(key);
}

onShellEvent((event) => {
  if (event.kind === 'flush') void flushDrafts().then(() => shell.flushed({}));
});
