import type { PeopleFilter } from '../../../src-shared/vault-contract';
import { Empty } from '../frame/Empty';
import { go, importRequest } from '../frame/place';

export function PeopleEmpty({ filter }: { readonly filter: PeopleFilter }) {
  if (Object.keys(filter).length > 0) {
    return (
      <Empty
        what="Nobody in the book answers to this."
        how={sayWhatHelps(filter)}
        button="Show everybody"
        onButton={() => go({ screen: 'people', filter: {} })}
      />
    );
  }
  return (
    <Empty
      what="Here the people stand whom you know."
      how="Drop a contacts file anywhere in this window, or add the first person by hand."
      button="Bring in contacts"
      onButton={() => importRequest.set({})}
    />
  );
}

function sayWhatHelps({ text, ...facets }: PeopleFilter): string {
  if (text === undefined) return 'Take a filter away.';
  return Object.keys(facets).length === 0 ? 'Try fewer letters.' : 'Try fewer letters, or take a filter away.';
}
