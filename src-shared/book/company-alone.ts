import type { Contact } from './contact';

type Told = Pick<Contact, 'name' | 'organisations' | 'facts'>;

/**
 * True of a card or row that names a company and nobody at it: address books have no other way to keep a firm's
 * switchboard. Who has a title, a department or a birthday is somebody whose name is not known.
 */
export function isCompanyAlone({ name, organisations, facts }: Told): boolean {
  const [only, ...others] = organisations;
  if (only?.name === undefined || only.name !== name.display || others.length > 0) return false;
  const isPosition = Object.keys(only).some((part) => part !== 'name' && part !== 'from');
  // Some programs write the company where the family name belongs.
  const { display, family = display, ...parts } = name;
  return (
    !isPosition &&
    family === display &&
    Object.values(parts).every((part) => part === undefined) &&
    facts.every(({ kind }) => kind !== 'birthday')
  );
}
