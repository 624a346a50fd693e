import { createHash } from 'node:crypto';

import type { FilePreview } from '../src-shared/exchange-contract';
import type { PhotoAsWritten } from '../src-renderer/exchange/vcard/card-draft';
import type { ReadContact } from '../src-renderer/exchange/vcard/finish-card';

/** What a dry run tells of a contact. Lists where a format has lists; counts where the values do not matter. */
export type ContactFacts = ReturnType<typeof contactFacts>;
export type DayFacts = ReturnType<typeof dayFacts>[number];
export type GroupFacts = ReturnType<typeof groupFacts>;

/** Formats that keep organisation and department apart: `org` is the organisation alone. */
const HAS_DEPARTMENTS = new Set<FilePreview['format']>(['csv', 'ldif']);

export function contactFacts(read: ReadContact, format: FilePreview['format']) {
  const { contact, asWritten } = read;
  const { name, organisations, facts, uid, kind, members } = contact;
  const values = (wanted: 'email' | 'phone' | 'birthday' | 'url') =>
    facts.flatMap((fact) => (fact.kind === wanted ? [fact.value] : []));
  const count = (wanted: 'address' | 'note') => facts.filter((fact) => fact.kind === wanted).length;
  const [organisation] = organisations;
  const department = organisation?.department;
  const units = HAS_DEPARTMENTS.has(format) ? [] : (department?.split('; ') ?? []);
  return {
    fn: name.display,
    given: name.given,
    family: name.family,
    additional: listOf(name.additional),
    prefix: name.prefix,
    suffix: listOf(name.suffix),
    org: (asWritten?.organisation ?? [organisation?.name, ...units]).filter((unit) => unit),
    department,
    title: organisations.find(({ title }) => title !== undefined)?.title,
    emails: values('email'),
    phones: values('phone'),
    addresses: count('address'),
    bday_raw: asWritten?.birthday ?? values('birthday')[0],
    uid,
    photo: photoFacts(read),
    kind: kindOf(read, kind),
    members: members?.length ?? 0,
    notes: count('note'),
  };
}

export const groupFacts = ({ contact: { name, members } }: ReadContact) => ({
  name: name.display,
  members: members?.length ?? 0,
});

/** Somebody's day in a calendar; `date` is whole where the year is known. */
export const dayFacts = ({ contact: { name, facts } }: ReadContact, kind: 'birthday' | 'anniversary') =>
  facts.flatMap((fact) => {
    if (fact.kind !== kind) return [];
    const isYearKnown = !fact.value.startsWith('--');
    const whole = isYearKnown ? { date: fact.value, year: Number(fact.value.slice(0, 4)) } : {};
    return [{ name: name.display, month_day: fact.value.slice(-5), year_known: isYearKnown, ...whole }];
  });

const listOf = (text: string | undefined): string[] => text?.split(/,\s*/) ?? [];

/** Places and applications are kept as lines: the book knows people, groups and clients. */
function kindOf({ contact: { facts } }: ReadContact, kind: string): string {
  const line = facts.find((fact) => fact.kind === 'verbatim' && fact.name === 'KIND');
  return line?.kind === 'verbatim' ? line.value.replace(/^[^:]*:/, '').trim() : kind;
}

/** Of the data as it stands in the file, before anything is decoded or re-encoded. */
function photoFacts({ photos: [photo], asWritten }: ReadContact) {
  if (photo) return { mediaType: photo.mediaType, ...bytesFacts(photo.base64) };
  return asWritten?.photo && leftOut(asWritten.photo);
}

const leftOut = (photo: PhotoAsWritten) =>
  'uri' in photo ? { inline: false, uri: photo.uri } : { leftOut: true, ...bytesFacts(photo.base64) };

function bytesFacts(base64: string) {
  const bytes = Buffer.from(base64, 'base64');
  return { inline: true, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
