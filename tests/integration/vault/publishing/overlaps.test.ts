import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { mergeClients } from '../../../../src-renderer/vault/book/merging/merge-clients.ts';
import { mergePeople } from '../../../../src-renderer/vault/book/merging/merge-people.ts';
import { saveClient } from '../../../../src-renderer/vault/book/save-client.ts';
import { savePerson } from '../../../../src-renderer/vault/book/save-person.ts';
import { clientDraft, personDraft } from '../../../support/book.ts';
import { publishClient, sentencesSeenBy } from '../../../support/directory/firm-steps.ts';
import { type TestPartner } from '../../../support/directory/test-partner.ts';
import { openTestFirm, type TestFirm } from '../../../support/directory/test-firm.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

let firm: TestFirm;
let ruth: TestPartner;
let nils: TestPartner;

beforeEach(async () => {
  firm = await openTestFirm();
  ({ ruth } = firm);
  nils = await firm.join('Nils Ågren');
});

afterEach(() => firm.close());

const saved = async ({ book }: TestPartner, name: string) => valueOf(await saveClient(book, clientDraft(name))).id;
const overlapsOf = async (partner: TestPartner) => valueOf(await partner.handlers().overlaps({}));

describe('an overlap', () => {
  it('follows what is said, taken back, and kept in the book, and says who knows them', async () => {
    const id = await saved(nils, 'Nordhavn Shipping A/S');
    await saved(nils, 'Aegean Lines');
    expect((await overlapsOf(nils)).overlaps).toEqual([]);
    await publishClient(ruth, 'Nordhavn Shipping');
    await sentencesSeenBy(nils);
    const { overlaps, bytesSent } = await overlapsOf(nils);
    expect(bytesSent).toBe(0);
    expect(overlaps).toMatchObject([{ mine: { id }, knownBy: ['Ruth Bellamy'], why: 'client-name', state: 'open' }]);
    const [{ key } = { key: '' }] = overlaps;
    const { theirs } = valueOf(await nils.handlers().overlap({ key }));
    expect(theirs.map(({ sentence }) => sentence)).toEqual(['I know Nordhavn Shipping.']);
    valueOf(await nils.handlers().decideOverlap({ key, decision: 'refused' }));
    expect((await overlapsOf(nils)).overlaps).toMatchObject([{ key, state: 'refused' }]);
    const about = async () => valueOf(await nils.handlers().summariesAbout({ clientId: id })).colleagues;
    expect((await about()).map(({ sentence }) => sentence)).toEqual(['I know Nordhavn Shipping.']);

    await publishClient(ruth, 'Aegean Lines');
    await sentencesSeenBy(nils);
    expect((await overlapsOf(nils)).overlaps.map(({ mine }) => mine.display)).toEqual([
      'Aegean Lines',
      'Nordhavn Shipping A/S',
    ]);
    valueOf(await ruth.handlers().takeBack({ all: true }));
    await sentencesSeenBy(nils);
    expect((await overlapsOf(nils)).overlaps).toEqual([]);
    expect(await about()).toEqual([]);
    expect(valueOf(await nils.handlers().overlap({ key })).theirs).toEqual([]);
    await saved(ruth, 'Cedar');
    await publishClient(ruth, 'Cedar');
    await sentencesSeenBy(nils);
    await saved(nils, 'The Cedar Ltd');
    expect((await overlapsOf(nils)).overlaps).toMatchObject([{ mine: { display: 'The Cedar Ltd' } }]);
  });

  it('stays decided where the record it was decided of is merged with another, until it is decided anew', async () => {
    const older = await saved(nils, 'Nordhavn Shipping A/S');
    const newer = await saved(nils, 'Nordhavn Shipping');
    await publishClient(ruth, 'Nordhavn Shipping');
    await sentencesSeenBy(nils);
    const states = async () =>
      (await overlapsOf(nils)).overlaps.map(({ mine, state }) => `${mine.id} ${state}`).toSorted();
    const keyOf = async (id: string) => (await overlapsOf(nils)).overlaps.find(({ mine }) => mine.id === id)?.key ?? '';
    valueOf(await nils.handlers().decideOverlap({ key: await keyOf(newer), decision: 'refused' }));
    const apart = await states();
    valueOf(await mergeClients(nils.book, [{ ids: [older, newer], lead: {} }]));
    expect(await states()).toEqual([`${older} refused`]);
    valueOf(await nils.book.store.undo());
    expect(await states()).toEqual(apart);
    valueOf(await nils.book.store.redo());
    valueOf(await nils.handlers().decideOverlap({ key: await keyOf(older), decision: 'confirmed' }));
    expect(await states()).toEqual([`${older} confirmed`]);
    valueOf(await nils.handlers().decideOverlap({ key: await keyOf(older), decision: 'open' }));
    expect(await states()).toEqual([`${older} open`]);
  });

  it('stays decided of a person who is merged', async () => {
    const roles = [{ organisation: 'Nordhavn Shipping', current: true, from: 0 }];
    const add = async (name: string) => valueOf(await savePerson(nils.book, personDraft(name, { roles }))).id;
    const [older, newer] = [await add('Astrid Holm'), await add('Astrid  Holm')];
    await publishClient(ruth, 'Nordhavn Shipping');
    await sentencesSeenBy(nils);
    const { overlaps } = await overlapsOf(nils);
    const { key = '' } = overlaps.find(({ mine }) => mine.id === newer) ?? {};
    valueOf(await nils.handlers().decideOverlap({ key, decision: 'confirmed' }));
    valueOf(await mergePeople(nils.book, [{ ids: [older, newer], lead: {} }]));
    expect((await overlapsOf(nils)).overlaps).toMatchObject([{ mine: { id: older }, state: 'confirmed' }]);
  });
});
