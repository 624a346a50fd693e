import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { Summary } from '../../../src-shared/directory-view/summaries';
import type { View } from '../../../src-shared/directory-view/view';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { nameOfClient } from '../book/details';
import { liveOrdinal } from '../book/live';
import { survivorOf, survivorOfClient } from '../book/merging/survivor';
import { PERSON_FIELD } from '../book/summaries/person';
import { fold } from '../search/fold';
import { clientKey } from './client-key';
import type { JoinedDirectory } from './joined-directory';
import { withOverlapIndex } from './overlap-index';
import { mySummaries, summaryRows } from './rows';

/** Colleagues' summaries, in the neutral order of the view. */
export const colleaguesOf = ({ membership }: JoinedDirectory, { summaries }: View): readonly Summary[] => {
  const me = membership().memberHex;
  return summaries.filter(({ member }) => member !== me);
};

/** "Who knows whom". */
export function colleagueSummaries(
  directory: JoinedDirectory,
  { text, from, count }: InputOf<VaultContract['colleagueSummaries']>,
): OutputOf<VaultContract['colleagueSummaries']> {
  const view = directory.sync.view();
  const found = matching(directory, view, fold(text ?? '').trim());
  return { total: found.length, from, rows: summaryRows(directory, view, found.slice(from, from + count)) };
}

let last: { readonly view: View; readonly text: string; readonly found: readonly Summary[] } | undefined;

/** Scrolling asks for page after page of the same answer. */
function matching(directory: JoinedDirectory, view: View, text: string): readonly Summary[] {
  if (last?.view === view && last.text === text) return last.found;
  const all = last?.view === view && text.startsWith(last.text) ? last.found : colleaguesOf(directory, view);
  const found = text === '' ? all : all.filter(matcher(view, text.split(/\s+/u)));
  last = { view, text, found };
  return found;
}

/** Every word must stand somewhere: in the client's names, the person's, or the member's. */
function matcher(view: View, words: readonly string[]): (summary: Summary) => boolean {
  const memberNames = new Map(view.members.map(({ id, profile }) => [id, fold(profile?.name ?? '')]));
  return ({ member, content: { client, aliases = [], person } }) => {
    const line = `${fold([client, ...aliases, person?.name ?? ''].join(' '))} ${memberNames.get(member) ?? ''}`;
    return words.every((word) => line.includes(word));
  };
}

/** What was said about one record, by me and by others. */
export async function summariesAbout(
  directory: JoinedDirectory,
  which: InputOf<VaultContract['summariesAbout']>,
): Promise<OutputOf<VaultContract['summariesAbout']>> {
  const isAbout = 'clientId' in which ? aboutClient(directory, which.clientId) : aboutPerson(directory, which.personId);
  const ids = new Set(directory.log.all().flatMap((entry) => (entry.about && isAbout(entry.about) ? [entry.id] : [])));
  const mine = mySummaries(directory).filter(({ id }) => ids.has(id as never));
  const key = keyOf(directory, which);
  return withOverlapIndex(directory, ({ byClient }) => {
    const theirs = key === '' ? [] : (byClient.get(key) ?? []);
    return { mine, colleagues: summaryRows(directory, directory.sync.view(), theirs) };
  });
}

type IsAbout = (about: {
  readonly personIds: readonly PersonId[];
  readonly clientId?: ClientId | undefined;
}) => boolean;

const aboutClient =
  ({ vault: { book } }: JoinedDirectory, id: ClientId): IsAbout =>
  ({ clientId }) =>
    clientId !== undefined && survivorOfClient(book, clientId) === id;
const aboutPerson =
  ({ vault: { book } }: JoinedDirectory, id: PersonId): IsAbout =>
  ({ personIds }) =>
    personIds.some((named) => survivorOf(book, named) === id);

function keyOf({ vault: { book } }: JoinedDirectory, which: InputOf<VaultContract['summariesAbout']>): string {
  if ('clientId' in which) return clientKey(nameOfClient(book, which.clientId) ?? '');
  const { people } = book.store.views;
  const ordinal = liveOrdinal(people, which.personId);
  return ordinal === undefined ? '' : clientKey(people.displayAt(ordinal)[PERSON_FIELD.client] ?? '');
}

/** For the ribbons in lists: records about which something stands, or waits to. */
export function publishedMarks(directory: JoinedDirectory): OutputOf<VaultContract['publishedMarks']> {
  const people = new Map<PersonId, 'there' | 'pending'>();
  const clients = new Map<ClientId, 'there' | 'pending'>();
  const states = new Map(mySummaries(directory).map(({ id, state }) => [id, state]));
  for (const { id, about } of directory.log.all()) {
    const state = states.get(id);
    if (about === undefined || (state !== 'there' && state !== 'pending')) continue;
    const named = about.personIds.map((one) => [people, survivorOf(directory.vault.book, one)] as const);
    const marks = [
      ...named,
      [clients, about.clientId && survivorOfClient(directory.vault.book, about.clientId)] as const,
    ];
    for (const [map, record] of marks)
      if (record && map.get(record as never) !== 'there') map.set(record as never, state);
  }
  return {
    people: Array.from(people, ([id, state]) => ({ id, state })),
    clients: Array.from(clients, ([id, state]) => ({ id, state })),
  };
}
