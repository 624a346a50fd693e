import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import type { BareFact } from '../../../src-shared/book/fact';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { corpusBytes, hasCorpus } from '../../support/corpus/corpus';
import { readBack } from '../../support/sample/read-back';

// What the corpus asks for in words ("must").

const read = async (path: string) => await readBack(corpusBytes(path), path);

async function first(path: string): Promise<Contact> {
  const [contact] = (await read(path)).contacts;
  if (contact === undefined) throw new Error('no contact');
  return contact;
}

const factsOf = <Kind extends BareFact['kind']>(contact: Contact, kind: Kind) =>
  contact.facts.filter((fact): fact is Extract<BareFact, { kind: Kind }> => fact.kind === kind);

describe.skipIf(!hasCorpus)('the corpus asks in words', () => {
  it.each([
    ['vcard/rcmcarddav/IM-Evolution.vcf', 10],
    ['vcard/rcmcarddav/IM-GoogleContacts.vcf', 8],
    ['vcard/rcmcarddav/IM-KAddressbook.vcf', 8],
    ['vcard/rcmcarddav/IM-Nextcloud.vcf', 12],
    ['vcard/rcmcarddav/IM-Owncloud.vcf', 3],
    ['vcard/rcmcarddav/IM-eMClient.vcf', 9],
    ['vcard/rcmcarddav/IM-iOS.vcf', 13],
    ['csv/roundcube/all.csv', 6],
  ])('each chat account of %s once: %i', async (path, count) => {
    expect(factsOf(await first(path), 'handle')).toHaveLength(count);
  });

  it('labels as they are shown, without the wrapping of the built-in ones', async () => {
    expect(factsOf(await first('vcard/rcmcarddav/XAbLabel.vcf'), 'email')[0]?.label).toBe('SpecialLabel');
    expect(factsOf(await first('vcard/rcmcarddav/XAbLabelAppleBuiltin.vcf'), 'email')[0]?.label).toBe('Friend');
  });

  it('anniversaries and relations of several programs', async () => {
    const contact = await first('vcard/rcmcarddav/AllAttr.vcf');
    expect(factsOf(contact, 'anniversary')).toMatchObject([{ value: '2009-07-03' }]);
    expect(contact.related).toContainEqual({ who: 'Alice Wesker', type: 'spouse' });
    const aim = factsOf(contact, 'handle').filter(({ value }) => value === 'aim:ms+aim@example.com');
    expect(aim).toHaveLength(1);
  });

  it('a card that does not end does not give its phone to the next', async () => {
    const { contacts, report } = await read('vcard/hostile/missing-end.vcf');
    const good = contacts.find(({ name }) => name.display === 'Good After');
    expect(good?.facts).toEqual([{ kind: 'email', value: 'good.after@example.com' }]);
    expect(report.changed.map(({ what }) => what)).toContain('END');
  });

  it('a card inside another leaves the outer as it is, and is told', async () => {
    const { contacts, report } = await read('vcard/android/v21_nest.vcf');
    expect(contacts.map(({ name, facts }) => [name.display, facts.length])).toEqual([['parent', 1]]);
    expect(report.skipped.map(({ why }) => why)).toEqual(['2 cards inside this card']);
  });

  it('a broken soft break costs one value, not the e-mail after it nor the next card', async () => {
    const { contacts } = await read('vcard/hostile/qp-broken.vcf');
    expect(contacts.flatMap((contact) => factsOf(contact, 'email')).map(({ value }) => value)).toEqual([
      'qp@example.com',
    ]);
    expect(contacts.at(-1)?.name).toMatchObject({ display: 'Qp After', given: 'Qp', family: 'After' });
  });

  it('a street over three lines, and a note that looks like a comment', async () => {
    const streets = factsOf(await first('vcard/android/v21_adr_multiple_line.vcf'), 'address').map(
      ({ value }) => value.street,
    );
    expect(streets).toEqual(['Grindelberg 999', 'Hermann v. Brevern\n9999999\nPackstation 999']);
    const [note] = factsOf(await first('vcard/android/v21_invalid_comment_line.vcf'), 'note');
    expect(note?.value).toContain('(sharp ->#<- sharp)');
  });

  it('nothing of a picture bomb, and a word about it', async () => {
    const { report } = await read('vcard/hostile/photo-decompression-bomb.vcf');
    expect(report.skipped).toMatchObject([{ what: 'PHOTO', why: 'the photo is too large' }]);
  });

  it('every property of a whole card out again as vCard 4.0', async () => {
    const contact = await first('vcard/made/roundtrip-all.vcf');
    const written = contactToVCard(contact, '4.0').replaceAll('\r\n ', '');
    for (const name of [
      'ROLE:Chair',
      'LANG;PREF=1:de',
      'TZ:Europe/Berlin',
      'GEO:geo:52.5,13.4',
      'X-CUSTOM;X-A=1:keep me',
    ]) {
      expect(written).toContain(`\r\n${name}\r\n`);
    }
    expect(written).toContain("\r\nN:O'Neil;Änne-Marie;Zoe,Ida;Prof.;Jr.,PhD\r\n");
    expect(written).toContain('\r\nORG:Müller\\; Söhne;Einkauf\\, Nord\r\n');
  });

  it('tables: no Exchange address as an e-mail, no impossible birthday, Google’s own labels left out', async () => {
    const outlook = await first('csv/made/outlook-desktop-en.csv');
    expect(factsOf(outlook, 'email').map(({ value }) => value)).toEqual(['erin@example.com']);
    expect(factsOf(outlook, 'anniversary')).toEqual([]);
    const { contacts, report } = await read('csv/contacts.io/ThunderbirdUtf8EnglishColumnsInvalidBDay.csv');
    expect(contacts.flatMap((contact) => factsOf(contact, 'birthday'))).toEqual([]);
    expect(report.skipped).toMatchObject([{ what: 'Birth Year, Birth Month, Birth Day' }]);
    const google = await read('csv/made/google-new-2024.csv');
    expect(google.contacts.map(({ tags }) => tags)).toEqual([['Friends'], [], [], []]);
    expect(google.contacts.map((contact) => factsOf(contact, 'birthday').map(({ value }) => value))).toEqual([
      ['1990-02-03'],
      ['--02-29'],
      [],
      [],
    ]);
  });

  it('tables: addresses and websites of all columns', async () => {
    const contact = await first('csv/roundcube/all.csv');
    expect(factsOf(contact, 'address')).toHaveLength(3);
    expect(factsOf(contact, 'url')).toHaveLength(5);
    expect(factsOf(contact, 'anniversary')).toMatchObject([{ value: '1992-02-20' }]);
    const { tags, related, facts } = await first('csv/roundcube/gmail.csv');
    expect({ tags, related }).toEqual({ tags: ['Test'], related: [{ who: 'spouse', type: 'spouse' }] });
    expect(facts).toContainEqual({ kind: 'note', value: 'note"note' });
  });
});
