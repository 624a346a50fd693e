import type { Fact, Origin } from '../../../../src-shared/book/fact';
import type { ClientRecord } from '../../../../src-shared/book/records';
import type { ToldClient } from '../client-contact';
import { compactFacts } from '../origins';
import { saidVersion } from '../said-version';
import { tidyTags } from '../tidy';
import { otherNames, tidyDomains } from '../tidy-client';
import type { ClientChange } from './compare-client';
import { originPlaces } from './new-person';
import { replaced } from './update-person';

/** The client with the changes taken over, and with what it was, so that the import can be taken back. */
export function updateClient(
  client: ClientRecord,
  told: ToldClient,
  changes: readonly ClientChange[],
  fileOrigin: Origin,
): ClientRecord {
  const base = client.origins.length;
  const places = originPlaces(told.origins);
  const { earlier: _earlier, settled: _settled, ...others } = client;
  const take = <Key extends string>(key: Key) =>
    changes.flatMap((change) => (key in change ? [(change as unknown as Record<Key, string>)[key]] : []));
  const [name = client.name] = take('name');
  const [sector = client.sector] = take('sector');
  const references = changes.flatMap((change) => ('reference' in change ? [change.reference] : []));
  const version = client.version + 1;
  return compactFacts({
    ...others,
    version,
    updatedAt: fileOrigin.at,
    earlier: earlierOf(client, fileOrigin.at, version),
    name,
    aliases: otherNames(name, [...client.aliases, ...(name === client.name ? [] : [client.name]), ...take('alias')]),
    domains: tidyDomains([...client.domains, ...take('domain')]),
    ...(sector !== undefined && { sector }),
    references: [...client.references, ...references],
    facts: replaced(
      client.facts,
      changes.flatMap((change) => ('fact' in change ? [change.fact] : [])),
      (fact): Fact => ({ ...fact, from: base + places(fact.from) }),
    ),
    tags: tidyTags([...client.tags, ...take('tag')]),
    ...withUid(client, told),
    origins: [...client.origins, ...told.origins, fileOrigin],
  });
}

function withUid({ sourceUids = [] }: ClientRecord, { uid }: ToldClient): Pick<ClientRecord, 'sourceUids'> {
  if (uid !== undefined && !sourceUids.includes(uid)) return { sourceUids: [...sourceUids, uid] };
  return sourceUids.length > 0 ? { sourceUids } : {};
}

function earlierOf(client: ClientRecord, at: string, version: number): NonNullable<ClientRecord['earlier']> {
  const { name, aliases, domains, sector, references, facts, origins, tags, flags, sourceUids } = client;
  return {
    at,
    version,
    said: saidVersion(client),
    ...(sourceUids && { sourceUids }),
    name,
    aliases,
    domains,
    references,
    facts,
    origins,
    tags,
    flags,
    ...(sector !== undefined && { sector }),
  };
}

/** A client as an import found it. */
export function revertedClient(
  client: ClientRecord,
  earlier: NonNullable<ClientRecord['earlier']>,
  now: string,
): ClientRecord {
  const { earlier: _earlier, sourceUids: _uids, sector: _sector, ...others } = client;
  const { at: _at, version: _version, said, ...before } = earlier;
  const version = client.version + 1;
  return { ...others, ...before, version, updatedAt: now, settled: { version, said } };
}
