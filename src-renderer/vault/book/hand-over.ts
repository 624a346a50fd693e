import type { Person } from '../../../src-shared/book/records';
import type { Id } from '../../../src-shared/ids';
import { leadingRole, organisationOf } from './summaries/person';

/** A QR code of version 25 at level M holds 997 bytes, at level L 1,273: still read by a phone from a screen. */
export const HAND_OVER_BYTES = 1_200;

/**
 * What one hands over on paper, as vCard 3.0 (RFC 2426), which phones' cameras read best: name, client, title, e-mails,
 * phones. Lines are not folded: several camera apps do not unfold. What no longer fits is left out, last first.
 */
export function handOverCard(person: Person, clientName: (id: Id) => string | undefined): string {
  const end = 'END:VCARD\r\n';
  let card = 'BEGIN:VCARD\r\nVERSION:3.0\r\n';
  for (const line of linesOf(person, clientName)) {
    if (new TextEncoder().encode(`${card}${line}\r\n${end}`).length <= HAND_OVER_BYTES) card += `${line}\r\n`;
  }
  return card + end;
}

function linesOf(person: Person, clientName: (id: Id) => string | undefined): readonly string[] {
  const { name } = person;
  const role = leadingRole(person.roles);
  const organisation = role && organisationOf(role, clientName);
  const parts = [name.family, name.given, name.additional, name.prefix, name.suffix];
  return [
    `N:${(parts.some((part) => part !== undefined) ? parts : [name.display]).map((part) => escaped(part ?? '')).join(';')}`,
    `FN:${escaped(name.display)}`,
    ...(organisation === undefined ? [] : [`ORG:${escaped(organisation)}`]),
    ...(role?.title === undefined ? [] : [`TITLE:${escaped(role.title)}`]),
    ...reachLines(person),
  ];
}

/** Preferred ones first, e-mails and phones in turn, so that both are there where little fits. */
function reachLines({ facts }: Person): readonly string[] {
  const preferredFirst = facts.toSorted((a, b) => Number(b.preferred ?? false) - Number(a.preferred ?? false));
  const emails = preferredFirst.flatMap((fact) => (fact.kind === 'email' ? [`EMAIL:${escaped(fact.value)}`] : []));
  const phones = preferredFirst.flatMap((fact) =>
    fact.kind === 'phone' ? [`TEL${typesOf(fact.types)}:${escaped(fact.value)}`] : [],
  );
  return Array.from({ length: Math.max(emails.length, phones.length) }, (_, index) => [emails[index], phones[index]])
    .flat()
    .filter((line) => line !== undefined);
}

const TELEPHONE_TYPES = new Set(['work', 'home', 'cell', 'fax']);

const typesOf = (types: readonly string[] = []): string => {
  const known = types.filter((type) => TELEPHONE_TYPES.has(type));
  return known.length > 0 ? `;TYPE=${known.join(',').toUpperCase()}` : '';
};

/** RFC 2426 §4: backslash, semicolon, comma and line break. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|[\r\n]/g, '\\n');
