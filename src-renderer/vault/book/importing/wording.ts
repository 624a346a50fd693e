import type { Contact } from '../../../../src-shared/book/contact';
import { sorted } from '../origins';
import { tidyTags } from '../tidy';
import { clientKey } from './client-names';

/** All that a contact says, spelt the same whatever its order; without its UID and where it came from. */
export function wordingOf({ kind, name, organisations, facts, tags, members }: Contact): string {
  const said = (statement: { readonly from?: number | undefined }): string => {
    const { from: _from, ...words } = statement;
    return JSON.stringify(sorted(words));
  };
  const jobs = organisations.map(({ clientUid: _uid, ...job }) =>
    said({ ...job, ...(job.name !== undefined && { name: clientKey(job.name) }) }),
  );
  return JSON.stringify([
    kind,
    sorted({ ...name, display: name.display.trim() }),
    jobs.toSorted(),
    facts.map(said).toSorted(),
    // As the book keeps them: a tag it does not keep must not make a stranger of the one who bears it.
    tidyTags(tags).toSorted(),
    members ?? [],
  ]);
}
