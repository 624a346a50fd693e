import type { Summarisers } from '../../store/types';
import { clientSummariser } from './client';
import { matterSummariser } from './matter';
import { personSummariser } from './person';

/** What the store asks the book for: how a record is listed, sorted and found. */
export const summarisers: Summarisers = {
  people: personSummariser,
  clients: clientSummariser,
  matters: matterSummariser,
};
