import type { Origin } from '../../../../src-shared/book/fact';
import type { ClientRecord } from '../../../../src-shared/book/records';
import type { Difference, UpdateChoice } from '../../../../src-shared/vault-contract';
import type { ToldClient } from '../client-contact';
import { clientKey } from './client-names';
import { compareFacts, type FactChange } from './compare-facts';
import { factLine, keyOf, tagChanges } from './compare-person';
import { AS_IT_COMES, createChoosing } from './comparing';
import { sourceKey } from './source-key';
import { detailKey, hasOwnName, nameKeys } from './statement-keys';

type DetailLine = Extract<Difference, { readonly what: 'detail' }>;

/** A difference, and what taking it over does. */
export type ClientChange =
  | { readonly line: Difference; readonly fact: FactChange }
  | { readonly line: Difference; readonly name: string }
  | { readonly line: Difference; readonly tag: string }
  | { readonly line: Difference; readonly alias: string }
  | { readonly line: Difference; readonly domain: string }
  | { readonly line: Difference; readonly sector: string }
  | { readonly line: Difference; readonly reference: ClientRecord['references'][number] };

/** Holds a file's clients beside those of the book that they mean. */
export function createClientComparing(
  origin: Pick<Origin, 'file' | 'program'>,
  choice: UpdateChoice = AS_IT_COMES,
): {
  readonly all: (client: ClientRecord, told: ToldClient) => readonly ClientChange[];
  readonly chosen: (client: ClientRecord, told: ToldClient) => readonly ClientChange[];
} {
  const source = sourceKey(origin);
  const isChosen = createChoosing(choice);
  const all = (client: ClientRecord, told: ToldClient) => compareClient(client, told, source);
  return { all, chosen: (client, told) => all(client, told).filter(({ line }) => isChosen(client.id, line)) };
}

/** As for people: what the file adds is taken over, and what changes something that came from the same source. */
function compareClient(client: ClientRecord, told: ToldClient, source: string): readonly ClientChange[] {
  const dropped = new Set(client.dropped);
  const isDropped = (key: string): boolean => dropped.has(key);
  const isTheirs = ({ from }: { readonly from: number }): boolean => {
    const origin = client.origins[from];
    return origin?.source === 'file' && sourceKey(origin) === source;
  };
  const facts = compareFacts({ kept: client.facts, told: told.facts, isTheirs, isDropped });
  return [
    ...nameChange(client, told, isDropped),
    ...aliasChanges(client, told, isDropped),
    ...detailChanges(client, told, isDropped),
    ...facts.map((fact) => factLine(client, fact)),
    ...tagChanges(client, told, isDropped),
  ];
}

type IsDropped = (key: string) => boolean;

const callsIt = (client: ClientRecord): ReadonlySet<string> => new Set([client.name, ...client.aliases].map(clientKey));

function nameChange(client: ClientRecord, { name }: ToldClient, isDropped: IsDropped): readonly ClientChange[] {
  if (callsIt(client).has(clientKey(name)) || nameKeys({ display: name }).some(isDropped)) return [];
  const isYours = hasOwnName(client);
  const line = { what: 'name', before: client.name, after: name, isYours, isChosen: !isYours } as const;
  return [{ name, line: { ...line, key: keyOf(['name', name]) } }];
}

const added = (field: DetailLine['field'], after: string): DetailLine => ({
  what: 'detail',
  field,
  after,
  isYours: false,
  isChosen: true,
  key: keyOf([field, after]),
});

function aliasChanges(client: ClientRecord, told: ToldClient, isDropped: IsDropped): readonly ClientChange[] {
  const known = new Set([...callsIt(client), clientKey(told.name)]);
  return told.aliases
    .filter((alias) => !known.has(clientKey(alias)) && !isDropped(detailKey.alias(alias)))
    .map((alias) => ({ alias, line: added('alias', alias) }));
}

function detailChanges(client: ClientRecord, told: ToldClient, isDropped: IsDropped): readonly ClientChange[] {
  const domains = told.domains.filter(
    (domain) => !client.domains.includes(domain.trim().toLowerCase()) && !isDropped(detailKey.domain(domain)),
  );
  const numbers = new Set(client.references.map(detailKey.reference));
  const references = told.references.filter(
    (reference) => !numbers.has(detailKey.reference(reference)) && !isDropped(detailKey.reference(reference)),
  );
  return [
    ...domains.map((domain) => ({ domain, line: added('domain', domain) })),
    ...sectorChange(client, told, isDropped),
    ...references.map((reference) => ({
      reference,
      line: added('reference', `${reference.label}: ${reference.value}`),
    })),
  ];
}

/** It stands once and tells no origin: another one may be the partner's own word. */
function sectorChange(client: ClientRecord, { sector }: ToldClient, isDropped: IsDropped): readonly ClientChange[] {
  if (sector === undefined || sector === client.sector || isDropped(detailKey.sector(sector))) return [];
  const before = client.sector;
  const line = before === undefined ? added('sector', sector) : { ...added('sector', sector), before, isYours: true };
  return [{ sector, line: { ...line, isChosen: before === undefined } }];
}
