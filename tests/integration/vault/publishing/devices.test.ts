import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { saveClient } from '../../../../src-renderer/vault/book/save-client.ts';
import { readMarker } from '../../../../src-renderer/vault/publishing/device-feed.ts';
import { base64UrlToBytes } from '../../../../src-shared/bytes.ts';
import { decodeHeader } from '../../../../src-shared/directory-entry/header.ts';
import { entryPae } from '../../../../src-shared/directory-entry/pae.ts';
import { clientDraft } from '../../../support/book.ts';
import { directoryCrypto } from '../../../support/directory/feed-writer.ts';
import { publishClient, sentencesSeenBy } from '../../../support/directory/firm-steps.ts';
import { createMemoryDevice, type TestPartner } from '../../../support/directory/test-partner.ts';
import { openTestFirm, type TestFirm } from '../../../support/directory/test-firm.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

let firm: TestFirm;
let folder: string;
let ruth: TestPartner;
let nils: TestPartner;

beforeEach(async () => {
  firm = await openTestFirm();
  ({ folder, ruth } = firm);
  nils = await firm.join('Nils Ågren');
});

afterEach(() => firm.close());

const savedClient = async ({ book }: TestPartner, name: string) =>
  valueOf(await saveClient(book, clientDraft(name))).id;
const feeds = () => readdirSync(join(folder, 'feeds'));
const kept = ({ book }: TestPartner) => new Map(book.store.valueKeys().map((key) => [key, book.store.getValue(key)]));

async function restore({ book }: TestPartner, values: ReadonlyMap<string, unknown>): Promise<void> {
  for (const key of book.store.valueKeys()) if (!values.has(key)) await book.store.setValue(key, null);
  for (const [key, value] of values) await book.store.setValue(key, value);
}

/** The headers of a saved proof, and whether the feed that it names signed them. */
async function signedHeadersIn(file: Uint8Array | undefined) {
  const { verify } = await directoryCrypto();
  const proof = JSON.parse(new TextDecoder().decode(file)) as {
    readonly feed: string;
    readonly signedHeaders: readonly { readonly header: string; readonly signature: string }[];
  };
  const bytes = (text: string) => base64UrlToBytes(text) ?? new Uint8Array();
  return proof.signedHeaders.map(({ header, signature }) => ({
    header: valueOf(decodeHeader(bytes(header))),
    isSigned: verify(bytes(signature), entryPae(bytes(header)), bytes(proof.feed)),
  }));
}

async function reopened(partner: TestPartner): Promise<void> {
  partner.reopen();
  await expect.poll(() => partner.desk().joined()?.sync.state().lastReadAt, { timeout: 20_000 }).toBeDefined();
}

describe('a backup that is restored', () => {
  it('into the same profile takes over what the folder holds before it signs, and forks nothing', async () => {
    await publishClient(ruth, 'Alder');
    const backup = kept(ruth);
    await publishClient(ruth, 'Birch');
    await publishClient(ruth, 'Cedar');
    await restore(ruth, backup);
    await reopened(ruth);
    const before = feeds();
    await publishClient(ruth, 'Damson');
    expect(feeds()).toEqual(before);
    expect((await sentencesSeenBy(nils)).map((one) => one.slice(7))).toEqual(['Alder.', 'Birch.', 'Cedar.', 'Damson.']);
    expect(valueOf(await nils.handlers().directory({})).joined?.problems).toEqual([]);
    const words = valueOf(await ruth.handlers().ledger({ from: 0, count: 50 })).rows.map((row) => row.words);
    expect(words).toEqual(expect.arrayContaining(['I know Birch.', 'I know Cedar.', 'I know Damson.']));
  });

  it('while the folder is away waits for it', async () => {
    await publishClient(ruth, 'Alder');
    const backup = kept(ruth);
    await publishClient(ruth, 'Birch');
    await restore(ruth, backup);
    await rename(folder, `${folder}-away`);
    ruth.reopen();
    await expect(publishClient(ruth, 'Cedar')).rejects.toThrow('directory-away');
    await rename(`${folder}-away`, folder);
  });

  it('into another profile begins a feed of its own, and both are the same member', async () => {
    await publishClient(ruth, 'Alder');
    const copy = await firm.add();
    await restore(copy, kept(ruth));
    await reopened(copy);
    await publishClient(copy, 'Birch');
    await publishClient(ruth, 'Cedar');
    const seen = async () => (await sentencesSeenBy(nils)).map((one) => one.slice(7));
    await expect.poll(seen, { timeout: 20_000 }).toEqual(['Alder.', 'Birch.', 'Cedar.']);
    const members = valueOf(await nils.handlers().members({})).members;
    expect(members.map(({ name, devices }) => [name, devices])).toEqual([
      ['Nils Ågren', 1],
      ['Ruth Bellamy', 2],
    ]);
    // What one device said the other sees as its own, and may take back; the colleague keeps nothing of it.
    await copy.desk().joined()?.sync.refresh();
    const mine = valueOf(await copy.handlers().mySummaries({})).summaries;
    expect(mine.map(({ client, state }) => `${client} ${state}`).toSorted()).toEqual([
      'Alder there',
      'Birch there',
      'Cedar there',
    ]);
    valueOf(await copy.handlers().takeBack({ all: true }));
    expect(await sentencesSeenBy(nils)).toEqual([]);
    expect(JSON.stringify([...(nils.desk().joined()?.replica.feeds().values() ?? [])])).not.toContain('Alder');
  });

  it('whose profile was copied whole never writes over the other copy: what was not taken goes out in a new feed', async () => {
    const device = createMemoryDevice();
    for (const [key, bytes] of (ruth.device as typeof device).rows) device.rows.set(key, bytes);
    const copy = await firm.add({ device });
    await restore(copy, kept(ruth));
    await reopened(copy);
    await rename(folder, `${folder}-away`);
    await publishClient(copy, 'Birch');
    copy.close();
    await rename(`${folder}-away`, folder);
    for (const partner of [ruth, nils])
      await expect.poll(() => partner.desk().joined()?.sync.isHere(), { timeout: 20_000 }).toBe(true);
    await publishClient(ruth, 'Alder');
    const later = await firm.add({ device });
    await restore(later, kept(copy));
    later.reopen();
    const pending = async () => valueOf(await later.handlers().directory({})).joined?.pending;
    await expect.poll(pending, { timeout: 20_000 }).toBe(0);
    expect((await readMarker(device))?.feed).not.toBe((await readMarker(ruth.device))?.feed);
    await publishClient(later, 'Cedar');
    const seen = async () => (await sentencesSeenBy(nils)).map((one) => one.slice(7));
    await expect.poll(seen, { timeout: 20_000 }).toEqual(['Alder.', 'Birch.', 'Cedar.']);
    // As one letter signed it, and told once: also after the vault was opened anew.
    later.reopen();
    const ledger = valueOf(await later.handlers().ledger({ from: 0, count: 50 })).rows.map((row) => row.words);
    expect(ledger.filter((words) => words === 'I know Birch.')).toHaveLength(1);
    const { joined } = valueOf(await later.handlers().directory({}));
    expect(joined?.stopped).toBeUndefined();
    // What the other copy wrote is named, with proof that anybody can check.
    const forks = joined?.problems.filter(({ kind }) => kind === 'fork') ?? [];
    expect(forks).toMatchObject([{ isMine: true, hasEvidence: true }]);
    expect(forks[0]).not.toHaveProperty('canPutBack');
    const { path } = valueOf(await later.handlers().saveEvidence({ problemId: forks[0]?.problemId ?? '' }));
    const [mine, theirs] = await signedHeadersIn(later.files.get(path));
    expect([mine?.isSigned, theirs?.isSigned]).toEqual([true, true]);
    expect(theirs?.header.seq).toBe(mine?.header.seq);
    expect(theirs?.header.contentHash).not.toEqual(mine?.header.contentHash);
  });

  it('whose profile was copied whole says nothing again that was taken back meanwhile', async () => {
    const device = createMemoryDevice();
    for (const [key, bytes] of (ruth.device as typeof device).rows) device.rows.set(key, bytes);
    const copy = await firm.add({ device });
    await restore(copy, kept(ruth));
    await reopened(copy);
    await rename(folder, `${folder}-away`);
    await expect.poll(() => copy.desk().joined()?.sync.isHere(), { timeout: 20_000 }).toBe(false);
    await publishClient(copy, 'Birch');
    valueOf(await copy.handlers().takeBack({ all: true }));
    await rename(`${folder}-away`, folder);
    for (const partner of [ruth, nils])
      await expect.poll(() => partner.desk().joined()?.sync.isHere(), { timeout: 20_000 }).toBe(true);
    await publishClient(ruth, 'Alder');
    const pending = async () => valueOf(await copy.handlers().directory({})).joined?.pending;
    await expect.poll(pending, { timeout: 20_000 }).toBe(0);
    const seen = async () => (await sentencesSeenBy(nils)).map((one) => one.slice(7));
    await expect.poll(seen, { timeout: 20_000 }).toEqual(['Alder.']);
    await copy.desk().joined()?.sync.refresh();
    expect(await seen()).toEqual(['Alder.']);
  });
});

describe('while the folder is away', () => {
  it('what is signed waits, and goes out when it is back', async () => {
    await rename(folder, `${folder}-away`);
    await expect.poll(() => ruth.desk().joined()?.sync.isHere(), { timeout: 20_000 }).toBe(false);
    await publishClient(ruth, 'Alder');
    const [waiting] = valueOf(await ruth.handlers().mySummaries({})).summaries;
    expect(waiting?.state).toBe('pending');
    expect(valueOf(await ruth.handlers().theirEyes({})).summaries).toMatchObject([
      { from: 'waiting', row: { client: 'Alder' } },
    ]);
    expect(valueOf(await ruth.handlers().publishedMarks({})).clients).toMatchObject([{ state: 'pending' }]);
    await rename(`${folder}-away`, folder);
    await expect
      .poll(async () => valueOf(await ruth.handlers().mySummaries({})).summaries[0]?.state, { timeout: 20_000 })
      .toBe('there');
    await expect.poll(() => sentencesSeenBy(nils), { timeout: 20_000 }).toEqual(['I know Alder.']);
  });

  it('colleagues’ summaries are read from the replica', async () => {
    await publishClient(ruth, 'Alder');
    await sentencesSeenBy(nils);
    await rename(folder, `${folder}-away`);
    nils.reopen();
    await expect.poll(() => sentencesSeenBy(nils), { timeout: 20_000 }).toEqual(['I know Alder.']);
    await rename(`${folder}-away`, folder);
  });
});

describe('a folder that takes nothing', () => {
  // What the carrier says of real disks that are full, or may only be read: tests/integration/main/directory/disk-trouble.
  it.each([
    ['is full', 'disk-full'],
    ['may only be read', 'read-only'],
  ] as const)(
    'because it %s: what was signed waits, says why, is read on, and goes out once it can',
    async (_, kind) => {
      await publishClient(nils, 'Birch');
      ruth.refuseWrites({ kind, path: folder });
      await publishClient(ruth, 'Alder');
      valueOf(await ruth.handlers().publish({ about: { kind: 'clients', ids: [await savedClient(ruth, 'Cedar')] } }));
      expect(valueOf(await ruth.handlers().directory({})).joined).toMatchObject({
        carrier: 'here',
        stopped: { kind, path: folder },
      });
      expect(await sentencesSeenBy(nils)).toEqual([]);
      const mine = valueOf(await ruth.handlers().mySummaries({})).summaries;
      expect(mine.map(({ state }) => state)).toEqual(['pending', 'pending']);
      expect(valueOf(await ruth.handlers().colleagueSummaries({ from: 0, count: 9 })).rows).toHaveLength(1);
      ruth.reopen();
      await expect.poll(() => ruth.desk().joined()?.sync.state().stopped, { timeout: 20_000 }).toMatchObject({ kind });
      ruth.refuseWrites(undefined);
      await ruth.desk().joined()?.sync.refresh();
      const { joined } = valueOf(await ruth.handlers().directory({}));
      expect(joined).toMatchObject({ pending: 0 });
      expect(joined?.stopped).toBeUndefined();
      expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.', 'I know Cedar.']);
    },
  );
});

describe('what lies in the folder and does not hold', () => {
  it('is set aside, named, and changes nothing that was read before', async () => {
    await publishClient(ruth, 'Alder');
    await sentencesSeenBy(nils);
    const feed = (await readMarker(ruth.device))?.feed ?? '';
    const next = (ruth.desk().joined()?.log.headOf(feed).seq ?? 0) + 1;
    writeFileSync(join(folder, 'feeds', feed, `${String(next).padStart(10, '0')}.entry`), 'nonsense');
    expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.']);
    const problems = valueOf(await nils.handlers().directory({})).joined?.problems;
    expect(problems).toMatchObject([{ kind: 'malformed', seq: next, memberName: 'Ruth Bellamy' }]);
  });
});

describe('a file that was altered after it was read', () => {
  it('is noticed, changes nothing that was read, stands until it is put right, and is noticed in an open vault too', async () => {
    await publishClient(ruth, 'Alder');
    await publishClient(ruth, 'Birch');
    await sentencesSeenBy(nils);
    const feed = (await readMarker(ruth.device))?.feed ?? '';
    const seq =
      ruth
        .desk()
        .joined()
        ?.log.all()
        .find(({ claim }) => claim?.client === 'Alder')?.seq ?? 0;
    const place = (part: string) => join(folder, 'feeds', feed, `${String(seq).padStart(10, '0')}.${part}`);
    const [entry, content] = [readFileSync(place('entry')), readFileSync(place('content'))];
    const flipped = (bytes: Buffer) => bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte));
    const problems = async () => {
      expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.', 'I know Birch.']);
      const { joined } = valueOf(await nils.handlers().directory({}));
      return joined?.problems.map((problem) => `${problem.kind} ${problem.seq === seq}`).toSorted();
    };

    writeFileSync(place('entry'), flipped(entry));
    writeFileSync(place('content'), flipped(content));
    await reopened(nils);
    const both = ['bad-signature true', 'content-mismatch true'];
    await expect.poll(problems, { timeout: 20_000 }).toEqual(both);
    await publishClient(ruth, 'Cedar');
    const taken =
      ruth
        .desk()
        .joined()
        ?.log.all()
        .find(({ claim }) => claim?.client === 'Cedar')?.id ?? '';
    valueOf(await ruth.handlers().takeBack({ ids: [taken] }));
    expect(await problems()).toEqual(both);

    writeFileSync(place('entry'), entry);
    writeFileSync(place('content'), content);
    await reopened(nils);
    await expect.poll(problems, { timeout: 20_000 }).toEqual([]);
    writeFileSync(place('content'), flipped(content));
    await expect.poll(problems, { timeout: 30_000, interval: 1_000 }).toEqual(['content-mismatch true']);
  });
});

describe('a feed that lost its tail', () => {
  it('is named, keeps what was read, and the signed headers can be saved', async () => {
    await publishClient(ruth, 'Alder');
    await sentencesSeenBy(nils);
    const feed = (await readMarker(ruth.device))?.feed ?? '';
    const files = readdirSync(join(folder, 'feeds', feed)).filter((name) => !name.startsWith('0000000001'));
    for (const file of files) rmSync(join(folder, 'feeds', feed, file));
    expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.']);
    const problems = valueOf(await nils.handlers().directory({})).joined?.problems ?? [];
    expect(problems).toMatchObject([{ kind: 'shortened', memberName: 'Ruth Bellamy', hasEvidence: true }]);
    const { path } = valueOf(await nils.handlers().saveEvidence({ problemId: problems[0]?.problemId ?? '' }));
    expect(new TextDecoder().decode(nils.files.get(path))).toContain('signedHeaders');
  });
});

describe('every own signature', () => {
  it('is checked in the background', async () => {
    await publishClient(ruth, 'Alder');
    await sentencesSeenBy(nils);
    await expect
      .poll(async () => valueOf(await nils.handlers().directory({})).joined?.allVerified, { timeout: 20_000 })
      .toBe(true);
  });
});
