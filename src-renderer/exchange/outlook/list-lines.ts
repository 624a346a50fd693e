import { escapeSimple, escapeUri } from '../../../src-shared/contact-writers/content-line';
import { LIMITS } from '../../../src-shared/book/fact';
import type { ReportBuilder } from '../report';
import { OTHERS } from './contact-properties';
import { readMember } from './entry-ids';
import type { MapiItem } from './mapi-item';

/** A distribution list (MS-OXOCNTC §2.2.2) in the content lines of a vCard group. */
export function listLines({ properties, number, nameOfMember }: MapiItem, report: ReportBuilder): string[] {
  const named = properties.get(OTHERS.listName) ?? properties.get('3001') ?? properties.get('0037');
  const name = named?.kind === 'text' ? named.text : '';
  const listed = properties.get(OTHERS.members);
  const oneOffs = properties.get(OTHERS.oneOffMembers);
  const entries = listed?.kind === 'list' ? listed.items : [];
  const spelled = oneOffs?.kind === 'list' ? oneOffs.items : [];
  const members = entries.map((entry, index) => {
    const member = readMember(entry);
    const known = member?.kind === 'entry' ? nameOfMember(member.node) : undefined;
    return known ?? wordsOf(member) ?? wordsOf(spelled[index] && readMember(spelled[index]));
  });
  const unknown = members.filter((member) => member === undefined).length;
  if (unknown > 0) report.skipped(`contact ${number}`, 'members', `${unknown} that the file does not name`);
  return [
    'VERSION:4.0',
    'KIND:group',
    ...(name === '' ? [] : [`FN:${escapeSimple(name, '4.0')}`]),
    ...members.flatMap((member) => (member === undefined ? [] : [`MEMBER:${escapeUri(member.slice(0, LIMITS.short))}`])),
  ];
}

function wordsOf(member: ReturnType<typeof readMember>): string | undefined {
  if (member?.kind !== 'one-off') return undefined;
  const { name, email } = member;
  if (email === '' || name.includes(email)) return name || undefined;
  return name === '' ? email : `${name} <${email}>`;
}
