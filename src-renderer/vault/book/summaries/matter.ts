import type { Matter } from '../../../../src-shared/book/records';
import { lineOf, linkKey, MARK } from '../../search/line';
import type { Summariser } from '../../store/types';
import { oneLine } from './marks';

export const matterSummariser: Summariser<Matter> = {
  displayFields: 1,
  summarise: (matter, { clientName }) => {
    const client = (matter.clientId && clientName(matter.clientId)) ?? matter.organisation ?? '';
    let links = matter.clientId === undefined ? '' : MARK.clientLink + linkKey(matter.clientId);
    for (const id of matter.personIds) links += MARK.personLink + linkKey(id);
    return {
      display: [oneLine(matter.title)],
      folded: lineOf({
        family: matter.title,
        names: [],
        clients: [client],
        rest: [matter.ledBy ?? '', matter.note ?? ''],
        tags: [],
        links,
      }),
      sortKey: oneLine(matter.title),
      bits: 0,
      day: 0,
    };
  },
};
