import type { ClientId, MatterId, PersonId } from '../../../src-shared/ids';
import type { ExportSelection, PeopleFilter, Selection } from '../../../src-shared/vault-contract';
import { createStore } from './store';

/** What stands right of the People list. */
export type PersonPane =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'form'; readonly id?: PersonId; readonly clientName?: string };

/** What stands right of the Clients list. */
export type ClientPane =
  | { readonly kind: 'client'; readonly id: ClientId }
  | { readonly kind: 'form'; readonly id?: ClientId }
  | { readonly kind: 'matter'; readonly clientId: ClientId; readonly id?: MatterId };

export const VAULT_SECTIONS = ['safety', 'sources', 'backups', 'show-me', 'history'] as const;
export type VaultSection = (typeof VAULT_SECTIONS)[number];

export const COLLEAGUES_SECTIONS = ['who-knows-whom', 'overlaps', 'members'] as const;
export type ColleaguesSection = (typeof COLLEAGUES_SECTIONS)[number];

export const SEEN_SECTIONS = ['summaries', 'ledger'] as const;
export type SeenSection = (typeof SEEN_SECTIONS)[number];

export type Place =
  | { readonly screen: 'today' }
  | { readonly screen: 'people'; readonly filter: PeopleFilter; readonly pane?: PersonPane }
  /** `of`: absent for people. `open`: which of the groups stands right of the list. */
  | { readonly screen: 'duplicates'; readonly of?: 'clients'; readonly open?: number }
  | { readonly screen: 'clients'; readonly text: string; readonly pane?: ClientPane }
  | {
      readonly screen: 'colleagues';
      readonly section: ColleaguesSection;
      readonly text: string;
      /** The summary, overlap or member that stands right of the list. */
      readonly open?: string;
    }
  | { readonly screen: 'what-the-firm-sees'; readonly section: SeenSection; readonly open?: string }
  | { readonly screen: 'my-vault'; readonly section: VaultSection };

export type ScreenName = Place['screen'];
export type PlaceOf<Name extends ScreenName> = Extract<Place, { screen: Name }>;

/** Where each screen was left, so that going back to it finds it as it was. */
const left: { [Name in ScreenName]: PlaceOf<Name> } = {
  today: { screen: 'today' },
  people: { screen: 'people', filter: {} },
  duplicates: { screen: 'duplicates' },
  clients: { screen: 'clients', text: '' },
  colleagues: { screen: 'colleagues', section: 'who-knows-whom', text: '' },
  'what-the-firm-sees': { screen: 'what-the-firm-sees', section: 'summaries' },
  'my-vault': { screen: 'my-vault', section: 'safety' },
};

const place = createStore<Place>(left.today);
export const usePlace = place.use;
export const currentPlace = place.get;
export const onPlace = place.subscribe;

const trail: Place[] = [];

export function go(to: Place): void {
  const from = place.get();
  if (from.screen !== to.screen) trail.push(from);
  Object.assign(left, { [to.screen]: to });
  place.set(to);
}

/** To a screen as it was left. */
export const goToScreen = (screen: ScreenName): void => go(left[screen]);

export const openPerson = (id: PersonId): void => go({ ...left.people, pane: { kind: 'person', id } });
export const openClient = (id: ClientId): void => go({ ...left.clients, pane: { kind: 'client', id } });

/** Esc: what covers or stands beside the list goes first, then back to the screen one came from. */
export function goBack(): boolean {
  const here = place.get();
  if ((here.screen === 'people' || here.screen === 'clients') && here.pane) {
    const { pane, ...list } = here;
    go(paneBelow(list, pane));
    return true;
  }
  if ((here.screen === 'colleagues' || here.screen === 'what-the-firm-sees') && here.open !== undefined) {
    const { open: _, ...list } = here;
    go(list);
    return true;
  }
  // In a wide window the list stands beside what is open: there is nothing below it to go back to.
  const isCovering = window.matchMedia('(max-width: 1099px)').matches;
  if (here.screen === 'duplicates' && here.open !== undefined && isCovering) {
    const { open: _, ...list } = here;
    go(list);
    return true;
  }
  const before = trail.pop();
  if (!before) return false;
  place.set(before);
  return true;
}

function paneBelow(
  list: Omit<PlaceOf<'people'>, 'pane'> | Omit<PlaceOf<'clients'>, 'pane'>,
  pane: PersonPane | ClientPane,
): Place {
  if (list.screen === 'people') {
    return pane.kind === 'form' && pane.id !== undefined
      ? { ...list, pane: { kind: 'person', id: pane.id as PersonId } }
      : list;
  }
  if (pane.kind === 'matter') return { ...list, pane: { kind: 'client', id: pane.clientId } };
  return pane.kind === 'form' && pane.id !== undefined
    ? { ...list, pane: { kind: 'client', id: pane.id as ClientId } }
    : list;
}

/**
 * What an export dialog was opened for; undefined while it is closed. `count`: people, or clients where those go alone.
 * `near`: how many of them are only spelt like what was searched for.
 */
export const exportRequest = createStore<
  { readonly selection: ExportSelection; readonly count: number; readonly near?: number } | undefined
>(undefined);

/** The import that lies over the frame: a dropped file, or `pick` where one is to be chosen. */
export const importRequest = createStore<{ readonly file?: File } | undefined>(undefined);

/** Whom the dialog that drafts summaries was opened for; undefined while it is closed. */
export const publishRequest = createStore<PublishRequest | undefined>(undefined);

export interface PublishRequest {
  readonly about:
    { readonly kind: 'people'; readonly selection: Selection } | { readonly kind: 'clients'; readonly ids: ClientId[] };
  /** "Ruth Bellamy", "12 people". */
  readonly whom: string;
  /** How many more, not among those, are only spelt like what was searched for; with nobody else, how many they are. */
  readonly near?: { readonly count: number; readonly others: number };
}
