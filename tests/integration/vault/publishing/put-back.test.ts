import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { toFeedSeed } from '../../../../src-renderer/vault/crypto/directory-keys.ts';
import { seedOfFeed } from '../../../../src-renderer/vault/publishing/device-feed.ts';
import { signEntry } from '../../../../src-shared/directory-entry/entry-file.ts';
import { directoryCrypto } from '../../../support/directory/feed-writer.ts';
import { publishClient, sentencesSeenBy } from '../../../support/directory/firm-steps.ts';
import type { TestPartner } from '../../../support/directory/test-partner.ts';
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

/** Every file below `feeds`, as it lies there. */
function filesThere(): Record<string, string> {
  const root = join(firm.folder, 'feeds');
  const names = readdirSync(root).flatMap((feed) => readdirSync(join(root, feed)).map((name) => join(feed, name)));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name)).toString('hex')]));
}

const own = (partner: TestPartner, client: string) => {
  const entry = partner
    .desk()
    .joined()
    ?.log.all()
    .find(({ claim }) => claim?.client === client);
  if (!entry) throw new Error(`nothing was said of ${client}`);
  return entry;
};

const placeOf = (partner: TestPartner, client: string, part: 'entry' | 'content') => {
  const { feed, seq } = own(partner, client);
  return join(firm.folder, 'feeds', feed, `${String(seq).padStart(10, '0')}.${part}`);
};

const flip = (path: string): void => {
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
};

async function problemsOf(partner: TestPartner) {
  await partner.desk().joined()?.sync.refresh();
  return valueOf(await partner.handlers().directory({})).joined?.problems ?? [];
}

const named = async () =>
  (await problemsOf(ruth))
    .map(({ kind, isMine, canPutBack }) => `${kind}${isMine ? ' mine' : ''}${canPutBack ? ' put back' : ''}`)
    .toSorted();

/** As if locked and unlocked. */
async function reopened(partner: TestPartner): Promise<void> {
  partner.reopen();
  await expect.poll(() => partner.desk().joined()?.sync.state().lastReadAt, { timeout: 20_000 }).toBeDefined();
}

async function deviceOf(partner: TestPartner): Promise<TestPartner> {
  const copy = await firm.add();
  const { store } = partner.book;
  for (const key of store.valueKeys()) await copy.book.store.setValue(key, store.getValue(key));
  await reopened(copy);
  return copy;
}

describe('what somebody altered or removed of my own', () => {
  it('is named, and put back byte for byte when I say so', async () => {
    for (const client of ['Alder', 'Birch', 'Cedar', 'Damson']) await publishClient(ruth, client);
    await problemsOf(ruth);
    const before = filesThere();
    rmSync(placeOf(ruth, 'Alder', 'content'));
    flip(placeOf(ruth, 'Birch', 'content'));
    flip(placeOf(ruth, 'Cedar', 'entry'));
    rmSync(placeOf(ruth, 'Damson', 'content'));
    rmSync(placeOf(ruth, 'Damson', 'entry'));
    const altered = ['bad-signature', 'content-mismatch', 'missing-content', 'shortened'];
    await reopened(ruth);
    await expect.poll(named, { timeout: 20_000 }).toEqual(altered.map((kind) => `${kind} mine put back`));
    expect(filesThere()).not.toEqual(before);

    expect(valueOf(await ruth.handlers().putBack({}))).toEqual({ files: 5 });
    expect(filesThere()).toEqual(before);
    expect(await named()).toEqual([]);
    expect(valueOf(await ruth.handlers().putBack({}))).toEqual({ files: 0 });
    const zofia = await firm.join('Zofia Dąbrowska');
    expect((await sentencesSeenBy(zofia)).map((one) => one.slice(7))).toEqual([
      'Alder.',
      'Birch.',
      'Cedar.',
      'Damson.',
    ]);
    expect(await problemsOf(zofia)).toEqual([]);
  });

  it('is put back over a link and a file too large, and what the link led to stays', async () => {
    await publishClient(ruth, 'Alder');
    await publishClient(ruth, 'Birch');
    await problemsOf(ruth);
    const before = filesThere();
    const elsewhere = join(firm.folder, 'elsewhere.txt');
    writeFileSync(elsewhere, 'not for the firm');
    const [entry, content] = [placeOf(ruth, 'Alder', 'entry'), placeOf(ruth, 'Birch', 'content')];
    rmSync(entry);
    symlinkSync(elsewhere, entry);
    writeFileSync(content, new Uint8Array(300 * 1024));
    await reopened(ruth);
    await expect.poll(named, { timeout: 20_000 }).toEqual(['gap mine put back', 'link', 'unreadable mine put back']);
    expect(valueOf(await ruth.handlers().putBack({}))).toEqual({ files: 2 });
    expect(lstatSync(entry).isFile()).toBe(true);
    expect(readFileSync(elsewhere, 'utf8')).toBe('not for the firm');
    rmSync(elsewhere);
    expect(filesThere()).toEqual(before);
  });

  it('stays where it is not a file, and says so', async () => {
    await publishClient(ruth, 'Alder');
    await problemsOf(ruth);
    const content = placeOf(ruth, 'Alder', 'content');
    rmSync(content);
    mkdirSync(content);
    expect(await ruth.handlers().putBack({})).toMatchObject({ ok: false, error: { kind: 'disk-failed' } });
    expect(lstatSync(content).isDirectory()).toBe(true);
  });

  it('is named by a colleague as well, who keeps what was read and cannot put it back', async () => {
    await publishClient(ruth, 'Alder');
    await sentencesSeenBy(nils);
    rmSync(placeOf(ruth, 'Alder', 'content'));
    expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.']);
    const [problem, ...more] = await problemsOf(nils);
    expect(problem).toMatchObject({ kind: 'missing-content', memberName: 'Ruth Bellamy' });
    expect([problem?.isMine, problem?.canPutBack, more]).toEqual([undefined, undefined, []]);
    expect(valueOf(await nils.handlers().putBack({}))).toEqual({ files: 0 });
    valueOf(await ruth.handlers().putBack({}));
    expect(await problemsOf(nils)).toEqual([]);
  });
});

describe('what was taken back', () => {
  it('is never put back: its header may stand again, its text not', async () => {
    await publishClient(ruth, 'Alder');
    await publishClient(ruth, 'Birch');
    valueOf(await ruth.handlers().takeBack({ ids: [own(ruth, 'Alder').id] }));
    await problemsOf(ruth);
    const before = filesThere();
    rmSync(placeOf(ruth, 'Alder', 'entry'));
    await problemsOf(ruth);
    expect(valueOf(await ruth.handlers().putBack({}))).toEqual({ files: 1 });
    expect(filesThere()).toEqual(before);
    expect(Object.keys(before)).not.toContain(placeOf(ruth, 'Alder', 'content').split('feeds/')[1]);
    expect(await sentencesSeenBy(nils)).toEqual(['I know Birch.']);
  });

  it('on another device stays so, also where this one has not heard of it yet', async () => {
    await publishClient(ruth, 'Alder');
    await problemsOf(ruth);
    const second = await deviceOf(ruth);
    const content = placeOf(ruth, 'Alder', 'content');
    ruth.carrier.close();
    valueOf(await second.handlers().takeBack({ all: true }));
    await expect.poll(() => readdirSync(join(content, '..')).some((name) => content.endsWith(name))).toBe(false);
    // The first device comes back: neither by opening nor when it is asked does it write the text again.
    await reopened(ruth);
    expect(valueOf(await ruth.handlers().putBack({}))).toEqual({ files: 0 });
    expect(readdirSync(join(content, '..')).some((name) => content.endsWith(name))).toBe(false);
    expect(valueOf(await ruth.handlers().mySummaries({})).summaries).toMatchObject([{ state: 'taken-back' }]);
  });
});

describe('what was removed while the vault was locked', () => {
  it('is not written again unasked', async () => {
    await publishClient(ruth, 'Alder');
    await problemsOf(ruth);
    const content = placeOf(ruth, 'Alder', 'content');
    rmSync(content);
    await reopened(ruth);
    expect(await named()).toEqual(['missing-content mine put back']);
    expect(readdirSync(join(content, '..')).some((name) => content.endsWith(name))).toBe(false);
  });
});

describe('a second version that bears my own signature', () => {
  it('is never written over: it is kept as proof, also when I lock, and I go on with another feed', async () => {
    await publishClient(ruth, 'Alder');
    await publishClient(ruth, 'Birch');
    await problemsOf(ruth);
    const { feed, header, seq } = own(ruth, 'Alder');
    const seed = seedOfFeed(ruth.book.store, feed) ?? new Uint8Array();
    const { sign } = (await directoryCrypto()).signer(toFeedSeed(seed));
    const place = placeOf(ruth, 'Alder', 'entry');
    writeFileSync(place, signEntry({ ...header, time: '2026-01-01T00:00:00Z' }, sign));
    rmSync(placeOf(ruth, 'Birch', 'content'));
    const before = filesThere();

    expect(valueOf(await ruth.handlers().putBack({}))).toEqual({ files: 0 });
    expect(filesThere()).toEqual(before);
    const forked = { kind: 'fork', seq, isMine: true, hasEvidence: true, memberName: 'Ruth Bellamy' };
    expect(await problemsOf(ruth)).toContainEqual(expect.objectContaining(forked));
    await reopened(ruth);
    expect(await problemsOf(ruth)).toContainEqual(expect.objectContaining(forked));
    await publishClient(ruth, 'Cedar');
    expect(own(ruth, 'Cedar').feed).not.toBe(feed);
    expect((await sentencesSeenBy(nils)).map((one) => one.slice(7))).toContain('Cedar.');
  });
});
