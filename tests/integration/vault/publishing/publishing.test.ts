import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { inAYear } from '../../../../src-renderer/vault/publishing/drafts.ts';
import { mergeClients } from '../../../../src-renderer/vault/book/merging/merge-clients.ts';
import { mergePeople } from '../../../../src-renderer/vault/book/merging/merge-people.ts';
import { saveClient } from '../../../../src-renderer/vault/book/save-client.ts';
import { savePerson } from '../../../../src-renderer/vault/book/save-person.ts';
import type { ClientId, PersonId } from '../../../../src-shared/ids.ts';
import { err } from '../../../../src-shared/result.ts';
import { clientDraft, personDraft } from '../../../support/book.ts';
import { publishClient, sentencesSeenBy } from '../../../support/directory/firm-steps.ts';
import { type createMemoryDevice, KEEP, SEND_ALL, type TestPartner } from '../../../support/directory/test-partner.ts';
import { openTestFirm, type TestFirm } from '../../../support/directory/test-firm.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

let firm: TestFirm;
let folder: string;
let ruth: TestPartner;

const colleague = (name: string) => firm.join(name);

beforeEach(async () => {
  firm = await openTestFirm();
  ({ folder, ruth } = firm);
});

afterEach(() => firm.close());

const today = () => new Date().toISOString().slice(0, 10);

const clientsOf = (ids: ClientId[]) => ({ about: { kind: 'clients' as const, ids } });
const peopleOf = (ids: PersonId[]) => ({ kind: 'people' as const, selection: { kind: 'ids' as const, ids } });

const allBytes = (): Buffer =>
  Buffer.concat(
    readdirSync(join(folder, 'feeds'), { recursive: true, withFileTypes: true }).flatMap((file) =>
      file.isFile() ? [readFileSync(join(file.parentPath ?? file.path, file.name))] : [],
    ),
  );

describe('what may be said', () => {
  it('is the client alone, unless more is chosen', async () => {
    const { id: client } = valueOf(await saveClient(ruth.book, clientDraft('Nordhavn Shipping A/S')));
    const role = { clientId: client, title: 'General Counsel', current: true, from: 0 };
    const person = await savePerson(ruth.book, personDraft('Astrid Holm', { roles: [role] }));
    const about = peopleOf([valueOf(person).id]);
    const before = today();
    const least = valueOf(await ruth.handlers().draftSummaries({ about }));
    const expires: unknown = expect.toBeOneOf([inAYear(before), inAYear(today())]);
    expect(least.drafts).toEqual([
      { client: 'Nordhavn Shipping A/S', expires, sentence: 'I know Nordhavn Shipping A/S.' },
    ]);
    const options = { person: true, strength: 4, openToIntroductions: true } as const;
    const [more] = valueOf(await ruth.handlers().draftSummaries({ about, options })).drafts;
    expect(more?.person).toEqual({ name: 'Astrid Holm', title: 'General Counsel' });
    expect(more?.sentence).toContain('Astrid Holm, General Counsel, at Nordhavn Shipping A/S.');
  });

  it('is nothing of people or clients who are barred, under any of the client’s records or names', async () => {
    const barred = valueOf(
      await saveClient(ruth.book, clientDraft('Kestrel Holdings Ltd', { flags: { informationBarrier: true } })),
    );
    const twin = valueOf(await saveClient(ruth.book, clientDraft('Kestrel Holdings')));
    const open = valueOf(await saveClient(ruth.book, clientDraft('Nordhavn')));
    const role = (clientId: typeof open.id) => ({ roles: [{ clientId, current: true, from: 0 }] });
    const people = await Promise.all([
      savePerson(ruth.book, personDraft('Never Named', { ...role(open.id), flags: { neverPublish: true } })),
      savePerson(ruth.book, personDraft('Behind The Barrier', role(barred.id))),
      savePerson(ruth.book, personDraft('Without Client')),
    ]);
    const drafted = valueOf(
      await ruth.handlers().draftSummaries({
        about: { kind: 'people', selection: { kind: 'ids', ids: people.map((one) => valueOf(one).id) } },
      }),
    );
    expect(drafted.drafts).toEqual([]);
    expect(drafted.refused.map(({ display, why }) => [display, why])).toEqual([
      ['Never Named', 'never-publish'],
      ['Behind The Barrier', 'information-barrier'],
      ['Without Client', 'no-client'],
    ]);
    const clients = clientsOf([barred.id, twin.id]);
    expect(valueOf(await ruth.handlers().draftSummaries(clients)).refused.map(({ why }) => why)).toEqual([
      'information-barrier',
      'information-barrier',
    ]);
    expect(await ruth.handlers().publish(clients)).toEqual(err({ kind: 'nothing-to-publish' }));
  });
});

describe('the letter', () => {
  it('signs nothing that was kept private, and only what was left on it', async () => {
    const names = ['Alder', 'Birch', 'Cedar'];
    const ids = await Promise.all(
      names.map(async (name) => valueOf(await saveClient(ruth.book, clientDraft(name))).id),
    );
    const order = clientsOf(ids);
    const before = allBytes().length;
    ruth.answer(KEEP);
    expect(await ruth.handlers().publish(order)).toEqual(err({ kind: 'cancelled' }));
    expect(allBytes().length).toBe(before);
    ruth.answer(() => ['0', '2']);
    expect(valueOf(await ruth.handlers().publish(order))).toEqual({ published: 2, pending: 0 });
    const mine = valueOf(await ruth.handlers().mySummaries({})).summaries;
    expect(mine.map(({ client }) => client).toSorted()).toEqual(['Alder', 'Cedar']);
  });

  it('is one at a time: a second call while it is up is refused, and signs nothing', async () => {
    const { id } = valueOf(await saveClient(ruth.book, clientDraft('Nordhavn')));
    const order = clientsOf([id]);
    const second: unknown[] = [];
    ruth.answer(async () => {
      second.push(await ruth.handlers().publish(order), await ruth.handlers().takeBack({ all: true }));
      return SEND_ALL();
    });
    expect(valueOf(await ruth.handlers().publish(order)).published).toBe(1);
    expect(second).toMatchObject([{ error: { kind: 'busy' } }, { error: { kind: 'busy' } }]);
    expect(valueOf(await ruth.handlers().mySummaries({})).summaries).toHaveLength(1);
  });

  it('is shown anew where the record was changed while it was up', async () => {
    const { id, version } = valueOf(await saveClient(ruth.book, clientDraft('Nordhavn')));
    const order = clientsOf([id]);
    ruth.answer(async () => {
      await saveClient(ruth.book, clientDraft('Nordhavn', { base: { id, version }, flags: { neverPublish: true } }));
      return SEND_ALL();
    });
    expect(await ruth.handlers().publish(order)).toEqual(err({ kind: 'nothing-to-publish' }));
    expect(valueOf(await ruth.handlers().mySummaries({})).summaries).toEqual([]);
  });
});

describe('what was said of somebody', () => {
  it('is found under the record with which they were merged, and under their own after an undo', async () => {
    const role = { organisation: 'Nordhavn Shipping A/S', current: true, from: 0 };
    const { id: older } = valueOf(await savePerson(ruth.book, personDraft('Astrid Holm')));
    const { id: newer } = valueOf(await savePerson(ruth.book, personDraft('A. Holm', { roles: [role] })));
    valueOf(await ruth.handlers().publish({ about: peopleOf([newer]) }));
    const mine = async (personId: PersonId) => valueOf(await ruth.handlers().summariesAbout({ personId })).mine.length;
    const marked = async () => valueOf(await ruth.handlers().publishedMarks({})).people.map(({ id }) => id);
    expect([await mine(older), await mine(newer), await marked()]).toEqual([0, 1, [newer]]);
    valueOf(await mergePeople(ruth.book, [{ ids: [older, newer], lead: {} }]));
    expect([await mine(older), await marked()]).toEqual([1, [older]]);
    expect(valueOf(await ruth.handlers().mySummaries({})).summaries[0]?.about).toEqual({ personIds: [older] });
    valueOf(await ruth.book.store.undo());
    expect([await mine(older), await mine(newer), await marked()]).toEqual([0, 1, [newer]]);
  });
});

describe('what was said of a client', () => {
  it('is found under the record with which it was merged, and under its own after an undo', async () => {
    const { id: older } = valueOf(await saveClient(ruth.book, clientDraft('Nordhavn Shipping A/S')));
    const { id: newer } = valueOf(await saveClient(ruth.book, clientDraft('Nordhavn')));
    valueOf(await ruth.handlers().publish(clientsOf([newer])));
    const mine = async (clientId: ClientId) => valueOf(await ruth.handlers().summariesAbout({ clientId })).mine.length;
    const marked = async () => valueOf(await ruth.handlers().publishedMarks({})).clients.map(({ id }) => id);
    expect([await mine(older), await mine(newer), await marked()]).toEqual([0, 1, [newer]]);
    valueOf(await mergeClients(ruth.book, [{ ids: [older, newer], lead: {} }]));
    expect([await mine(older), await marked()]).toEqual([1, [older]]);
    expect(valueOf(await ruth.handlers().mySummaries({})).summaries[0]?.about).toMatchObject({ clientId: older });
    valueOf(await ruth.book.store.undo());
    expect([await mine(older), await mine(newer), await marked()]).toEqual([0, 1, [newer]]);
  });
});

describe('what was taken back', () => {
  it('is gone from the folder and from the colleague’s replica, and its place is kept', async () => {
    const nils = await colleague('Nils Ågren');
    await publishClient(ruth, 'Canary Wharf Lighterage');
    expect(await sentencesSeenBy(nils)).toEqual(['I know Canary Wharf Lighterage.']);
    const replica = () => JSON.stringify([...(nils.desk().joined()?.replica.feeds().values() ?? [])]);
    const kept = () =>
      Buffer.concat([...(nils.device as ReturnType<typeof createMemoryDevice>).rows.values()]).toString('utf8');
    expect(replica()).toContain('Canary Wharf');
    expect(kept()).toContain('Canary Wharf');
    valueOf(await ruth.handlers().takeBack({ all: true }));
    expect(await sentencesSeenBy(nils)).toEqual([]);
    expect(replica()).not.toContain('Canary Wharf');
    expect(kept()).not.toContain('Canary Wharf');
    const state = valueOf(await nils.handlers().directory({}));
    expect(state.joined?.problems).toEqual([]);
    expect(valueOf(await ruth.handlers().mySummaries({})).summaries).toMatchObject([{ state: 'taken-back' }]);
    const ledger = valueOf(await ruth.handlers().ledger({ from: 0, count: 50 })).rows;
    expect(ledger.filter(({ words }) => words.includes('Canary')).map(({ what }) => what)).toEqual([
      'taken-back',
      'summary',
    ]);
    expect(ledger.every(({ receipt }) => receipt !== undefined)).toBe(true);
  });

  it('cannot be taken back by anybody else', async () => {
    const nils = await colleague('Nils Ågren');
    await publishClient(ruth, 'Nordhavn');
    const [hers] = valueOf(await nils.handlers().colleagueSummaries({ from: 0, count: 1 })).rows;
    await sentencesSeenBy(nils);
    expect(await nils.handlers().takeBack({ ids: [hers?.id ?? '0'.repeat(64)] })).toEqual(
      err({ kind: 'not-found', what: 'summary' }),
    );
  });
});
