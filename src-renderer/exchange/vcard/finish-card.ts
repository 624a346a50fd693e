import { isCompanyAlone } from '../../../src-shared/book/company-alone';
import type { Contact } from '../../../src-shared/book/contact';
import { LIMITS } from '../../../src-shared/book/fact';
import { ORGANISATION_GROUP } from '../../../src-shared/contact-writers/words';
import { displayName } from '../display-name';
import type { RawPhoto } from '../photo/raw-photo';
import type { AsWritten, CardDraft } from './card-draft';
import { FROM_NONE } from './extras';

/** A contact without its photos, and the photos beside it, to be re-encoded or counted. */
export interface ReadContact {
  readonly contact: Contact;
  readonly photos: readonly RawPhoto[];
  readonly asWritten?: AsWritten;
}

export function finishCard(card: CardDraft): ReadContact {
  const { flags, origins } = card;
  const hasFlags = Object.keys(flags).length > 0;
  const contact: Contact = {
    kind: card.kind,
    name: { display: card.display || (displayName(card) ?? NAMELESS), ...card.name },
    ...(card.uid !== undefined && { uid: card.uid }),
    organisations: organisations(card).map((organisation) => withOrigin(organisation, origins.length)),
    facts: card.facts.map((fact) => withOrigin(fact, origins.length)),
    tags: card.tags,
    ...(card.members.length > 0 && { members: card.members }),
    ...(Object.keys(card.client).length > 0 && { client: card.client }),
    ...(card.related.length > 0 && { related: card.related }),
    ...(hasFlags && { flags }),
    ...(origins.length > 0 && { origins }),
  };
  if (contact.kind === 'individual' && !card.isKindSaid && isCompanyAlone(contact)) contact.kind = 'org';
  const photos = card.photos.map((photo) => ({ ...photo, extras: withOrigin(photo.extras, origins.length) }));
  const hasMore = Object.keys(card.asWritten).length > 0;
  return { contact, photos, ...(hasMore && { asWritten: card.asWritten }) };
}

/** Facts and jobs of a card with origins point at the first unless they say otherwise; a position nobody has is dropped. */
function withOrigin<T extends { readonly from?: number | undefined }>(fact: T, origins: number): T {
  if (origins === 0 && fact.from === undefined) return fact;
  const { from, ...rest } = fact;
  const position = from ?? 0;
  return (position === FROM_NONE || position >= origins ? rest : { ...rest, from: position }) as T;
}

/** Titles go to the organisation of their group, else to the next organisation without one. */
function organisations(card: CardDraft): Contact['organisations'] {
  const all = card.organisations;
  for (const { group, title } of card.titles) {
    const organisation =
      all.find((candidate) => group !== '' && candidate.group === group && candidate.title === undefined) ??
      (group.startsWith(ORGANISATION_GROUP) ? undefined : all.find((candidate) => candidate.title === undefined));
    if (organisation) organisation.title = title;
    else if (all.length < LIMITS.items) all.push({ group, title });
  }
  return all.map(({ group: _group, ...organisation }) => organisation);
}

/** Shown for a card without name, organisation, e-mail and phone. */
const NAMELESS = '(no name)';
