import type { Summary, View } from '../../../src-shared/directory-view/view';
import { clientKey, quickFold } from './client-key';
import type { JoinedDirectory } from './joined-directory';

/** Colleagues' standing summaries by what a client's name comes to. */
export interface OverlapIndex {
  readonly byClient: ReadonlyMap<string, readonly Summary[]>;
  readonly byAlias: ReadonlyMap<string, readonly Summary[]>;
  /** By client and person: see {@link personKey}. */
  readonly byPerson: ReadonlyMap<string, readonly Summary[]>;
}

export const personKey = (client: string, person: string): string => `${client}\n${quickFold(person)}`;

let kept: { readonly view: View; readonly index: OverlapIndex } | undefined;

/** Made once for each state of the directory. */
export function overlapIndexOf({ sync, membership }: JoinedDirectory): OverlapIndex {
  const view = sync.view();
  if (kept?.view !== view) kept = { view, index: indexOf(view, membership().memberHex) };
  return kept.index;
}

function indexOf({ summaries }: View, me: string): OverlapIndex {
  const index = {
    byClient: new Map<string, Summary[]>(),
    byAlias: new Map<string, Summary[]>(),
    byPerson: new Map<string, Summary[]>(),
  };
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    let key = keys.get(name);
    if (key === undefined) keys.set(name, (key = clientKey(name)));
    return key;
  };
  for (const summary of summaries) {
    if (summary.member === me || summary.expired) continue;
    const { client, aliases, person } = summary.content;
    const key = keyOf(client);
    push(index.byClient, key, summary);
    for (const alias of aliases ?? []) push(index.byAlias, keyOf(alias), summary);
    if (person) push(index.byPerson, personKey(key, person.name), summary);
  }
  return index;
}

function push(lists: Map<string, Summary[]>, key: string, summary: Summary): void {
  const list = lists.get(key);
  if (list) list.push(summary);
  else lists.set(key, [summary]);
}
