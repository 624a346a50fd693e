import type { ClientRecord } from '../../../../src-shared/book/records';
import { lineOf, linkKey, MARK } from '../../search/line';
import type { Summariser } from '../../store/types';
import { flagBits, oneLine } from './marks';
import { addSearched } from './person';

/** Where the fields of a client's row stand. */
export const CLIENT_FIELD = {
  name: 0,
  sector: 1,
  /** Joined by MARK.tag. */
  aliases: 2,
} as const;

export const clientSummariser: Summariser<ClientRecord> = {
  displayFields: Object.keys(CLIENT_FIELD).length,
  summarise: (client) => {
    const rest = [...client.domains, ...client.references.map(({ value }) => value)];
    if (client.sector !== undefined) rest.push(client.sector);
    for (const fact of client.facts) addSearched(rest, fact);
    const links = (client.sourceUids ?? []).map((uid) => MARK.uid + linkKey(uid)).join('');
    return {
      display: [oneLine(client.name), oneLine(client.sector ?? ''), client.aliases.map(oneLine).join(MARK.tag)],
      folded: lineOf({ family: client.name, names: client.aliases, clients: [], rest, tags: client.tags, links }),
      sortKey: oneLine(client.name),
      bits: flagBits(client.flags),
      day: 0,
    };
  },
};
