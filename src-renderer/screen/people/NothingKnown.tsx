import type { Person } from '../../../src-shared/book/records';
import { editPerson } from './use-person-keys';

/** Of somebody of whom the book holds a name and no more: that this is so, and the way to more. */
export function NothingKnown({ person }: { readonly person: Person }) {
  const { roles, facts, tags, members = [] } = person;
  if ([roles, facts, tags, members].some(({ length }) => length > 0)) return null;
  return (
    <p className="quiet detail-section">
      The book holds the name, and nothing else yet.{' '}
      <button type="button" className="link-button inline-link" onClick={() => editPerson(person.id)}>
        Add what you know
      </button>
    </p>
  );
}
