import type { Fact, Origin } from '../../../../src-shared/book/fact';
import type { ClientRecord } from '../../../../src-shared/book/records';
import { createId } from '../../../../src-shared/ids';
import type { ToldClient } from '../client-contact';
import { compactFacts } from '../origins';
import { tidyTags } from '../tidy';
import { otherNames, tidyDomains } from '../tidy-client';
import { originPlaces } from './new-person';

/** A client from its card. */
export function clientFromCard(told: ToldClient, fileOrigin: Origin): ClientRecord {
  const place = originPlaces(told.origins);
  const { sector, uid } = told;
  return compactFacts({
    id: createId<'client'>(),
    version: 1,
    createdAt: fileOrigin.at,
    updatedAt: fileOrigin.at,
    ...(uid !== undefined && { sourceUids: [uid] }),
    name: told.name,
    aliases: otherNames(told.name, told.aliases),
    domains: tidyDomains(told.domains),
    ...(sector !== undefined && { sector }),
    references: told.references,
    facts: told.facts.map((fact): Fact => ({ ...fact, from: place(fact.from) })),
    origins: [...told.origins, fileOrigin],
    tags: tidyTags(told.tags),
    flags: told.flags,
  });
}
