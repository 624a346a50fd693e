import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';

import type { Contact } from '../../../../src-shared/book/contact';
import { base64UrlToBytes, bytesToBase64Url } from '../../../../src-shared/bytes';
import { fold } from '../../search/fold';
import type { BookStore, KeptValue } from '../../store/types';
import { valueOfFact } from './statement-keys';
import { wordingOf } from './wording';

/*
 * Of people who were erased for good the book keeps only marks by which a file's contact is known again: HMAC-SHA-256
 * (RFC 2104), cut to 16 bytes, under a random key that only this vault has. Nobody's name or e-mail can be read from
 * them; who guesses one and has the opened vault can check the guess, which is what they are for.
 */

const VALUE = 'erased-people';
const KEY_BYTES = 32;
const MARK_BYTES = 16;

const schema = v.strictObject({ key: v.string(), marks: v.array(v.string()) });

type Values = Pick<BookStore, 'getValue'>;

function kept(store: Values): { readonly key: Uint8Array; readonly marks: readonly string[] } | undefined {
  const parsed = v.safeParse(schema, store.getValue(VALUE));
  const key = parsed.success ? base64UrlToBytes(parsed.output.key) : undefined;
  return parsed.success && key ? { key, marks: parsed.output.marks } : undefined;
}

const markWith =
  (key: Uint8Array) =>
  (said: string): string =>
    bytesToBase64Url(hmac(sha256, key, new TextEncoder().encode(said)).slice(0, MARK_BYTES));

export const hasErasedPeople = (store: Values): boolean => (kept(store)?.marks.length ?? 0) > 0;

export interface ErasedPeople {
  /** Whether a contact is somebody who was erased here. */
  readonly isErased: (contact: Contact) => boolean;
  /** The contact without what it says of somebody who was erased: as a member, or as related to it. */
  readonly without: (contact: Contact) => Contact;
}

export function createErasedPeople(store: Values): ErasedPeople {
  const erased = kept(store);
  if (!erased || erased.marks.length === 0) return { isErased: () => false, without: (contact) => contact };
  const marks = new Set(erased.marks);
  const markOf = markWith(erased.key);
  const isMarked = (said: string): boolean => marks.has(markOf(said));
  const isNobody = (who: string): boolean => !saidOfNamed(who).some(isMarked);
  return {
    isErased: (contact) => saidOf(contact, () => true).some(isMarked),
    without: (contact) => {
      const { members, related } = contact;
      return {
        ...contact,
        ...(members && { members: members.filter(isNobody) }),
        ...(related && { related: related.filter(({ who }) => isNobody(who)) }),
      };
    },
  };
}

/**
 * The value that also knows each of `contacts` again, and each of `uids`. By an e-mail or phone alone only where `isTheirs` says
 * that nobody else in the book has it: a switchboard's number must not shut others out.
 */
export function keptErased(
  store: Values,
  contacts: readonly Contact[],
  uids: readonly string[],
  isTheirs: (value: string) => boolean,
): KeptValue {
  const { key, marks } = kept(store) ?? { key: crypto.getRandomValues(new Uint8Array(KEY_BYTES)), marks: [] };
  const said = [
    ...uids.map(saidOfUid),
    ...contacts.flatMap((contact) => [...saidOf(contact, isTheirs), saidOfName(contact.name.display)]),
  ];
  const all = [...new Set([...marks, ...said.map(markWith(key))])];
  return { key: VALUE, value: { key: bytesToBase64Url(key), marks: all } };
}

const saidOfUid = (uid: string): string => `uid ${uid.replace(/^urn:uuid:/i, '').toLowerCase()}`;

const folded = (display: string): string => fold(display).replace(/\s+/g, ' ').trim();

/** Only for whoever is named by others: a contact that merely bears the name may be somebody else. */
const saidOfName = (display: string): string => `called ${folded(display)}`;

/** Somebody whom a file names by UID, e-mail or name. */
function saidOfNamed(who: string): readonly string[] {
  const mail = /^mailto:/i.test(who) ? who.slice('mailto:'.length) : undefined;
  return [
    saidOfUid(who),
    saidOfName(who),
    ...(mail === undefined ? [] : [`alone ${valueOfFact({ kind: 'email', value: mail })}`]),
  ];
}

function saidOf(contact: Contact, isAlone: (value: string) => boolean): readonly string[] {
  const { uid, name, facts } = contact;
  const display = folded(name.display);
  const reach = facts.flatMap((fact) => (fact.kind === 'email' || fact.kind === 'phone' ? [valueOfFact(fact)] : []));
  return [
    ...(uid === undefined ? [] : [saidOfUid(uid)]),
    ...reach.map((value) => `name ${display} ${value}`),
    ...reach.filter(isAlone).map((value) => `alone ${value}`),
    `whole ${wordingOf(contact)}`,
  ];
}
