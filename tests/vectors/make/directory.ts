import { bytesToBase64Url, concatBytes } from '../../../src-shared/bytes.ts';
import { encodeContent, type ContentKind, type ContentOf } from '../../../src-shared/directory-entry/content.ts';
import { contentAssociatedData, encodeContentFile } from '../../../src-shared/directory-entry/content-file.ts';
import { encodeEntryFile } from '../../../src-shared/directory-entry/entry-file.ts';
import { encodeHeader, type EntryHeader } from '../../../src-shared/directory-entry/header.ts';
import { encodeInvitation, type Invitation } from '../../../src-shared/directory-entry/invitation.ts';
import { ADMIT_CODES, RETIRE_CODES } from '../../../src-shared/directory-entry/kinds.ts';
import { fingerprint } from '../../../src-shared/directory-entry/key-bytes.ts';
import { createDirectoryCrypto, toInvitationSecret } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import {
  createFeed,
  createFirm,
  createOwner,
  rootOwner,
  type FeedWriter,
  type WrittenEntry,
} from '../../support/directory/feed-writer.ts';
import { seededBytes } from '../../support/seeded-bytes.ts';
import { alteredAt, base64Url, sodium, utf8, withByte } from './tools.ts';

const crypto = createDirectoryCrypto(sodium, seededBytes('directory'));
const { sha256 } = crypto;

/** The firm directory of docs/directory-protocol.md: made once, as format version 1 has it. */
export async function directoryVectors() {
  const firm = createFirm(crypto);
  const [annOwner, benOwner] = [createOwner(crypto), createOwner(crypto)];
  const root = createFeed(crypto, firm, rootOwner(firm));
  const ann = createFeed(crypto, firm, annOwner);
  const ben = createFeed(crypto, firm, benOwner);
  const rootKey = root.feedKey;
  const secret = toInvitationSecret(crypto.random(32));
  const invitation: Invitation = {
    directoryId: firm.directoryId,
    rootKey,
    firm: 'Bellamy & Brandt LLP',
    keys: [{ epoch: 0, key: firm.key }],
    id: crypto.random(16),
    secret,
    inviter: { memberId: ann.memberId, name: 'Ann Okafor' },
    expires: '2026-12-22',
  };
  const proof = crypto.invitationProof(secret, firm.directoryId, ben.memberId);
  root.append({ kind: 'profile', content: { name: 'Bellamy & Brandt LLP' } });
  root.append({ kind: 'admit', code: ADMIT_CODES.enroller, target: ann.memberId });
  ann.append({
    kind: 'profile',
    content: { name: 'Ann Okafor', office: 'London', practice: 'Shipping', title: 'Partner' },
  });
  ann.append({ kind: 'admit', code: ADMIT_CODES.member, target: ben.memberId });
  const said = ann.append({ kind: 'claim', content: { client: 'Nordhavn Shipping', expires: '2027-11-22' } });
  ann.append({ kind: 'claim', content: fullClaim });
  ann.append({ kind: 'withdraw', target: said.id });
  const invited = { id: base64Url(invitation.id), proof: base64Url(proof) };
  ben.append({
    kind: 'profile',
    content: { name: 'Jürgen Groß', invitation: invited },
    time: '2026-11-22T10:00:00.123Z',
  });
  const heads = [headOf(ann), headOf(root)];
  ben.append({ kind: 'witness', content: { heads } });
  const box = sealedBox(ann.memberId, crypto.random(32), firm.key);
  const keys = { epoch: 1, boxes: { [base64Url(ann.memberId)]: base64Url(box) } };
  ben.append({ kind: 'retire', code: RETIRE_CODES.lost, target: ben.feedKey, content: { heads, keys } });
  ben.append({
    kind: 'claim',
    contentBytes: utf8('of a later version'),
    change: (header) => ({ ...header, kind: 77 }),
  });

  const claim = ann.entries[3];
  if (claim === undefined) throw new Error('no claim');
  const firmKeys = { epoch: firm.epoch, contentKey: base64Url(firm.key) };
  return {
    directoryId: base64Url(firm.directoryId),
    rootKey: base64Url(rootKey),
    ...firmKeys,
    identities: [annOwner, benOwner].map(({ identity }) => base64Url(identity)),
    fingerprints: [ann, ben].map(({ memberId }) => fingerprint(firm.directoryId, memberId, sha256).join(' ')),
    invitation: {
      accepted: encodeInvitation(invitation, sha256),
      secret: base64Url(secret),
      refused: badInvitations(invitation),
    },
    box: { identity: base64Url(annOwner.identity), sealed: base64Url(box), key: base64Url(firm.key) },
    feeds: [root, ann, ben].map(feedVector),
    entries: { refused: badEntries(ann, claim) },
    contents: { accepted: goodContents, refused: badContents },
    contentFiles: { refused: badContentFiles(ann, claim, firm) },
    refusedFeeds: badFeeds(ann, ben),
  };
}

const fullClaim: ContentOf<'claim'> = {
  client: 'Balcor & Sons',
  aliases: ['Balcor', '北港'],
  person: { name: 'Ruth Bellamy', title: 'General Counsel' },
  strength: 4,
  openToIntroductions: true,
  speakToMeFirst: true,
  expires: '2028-02-29',
};

function headOf({ feedKey, entries }: FeedWriter) {
  const head = entries.at(-1);
  if (head === undefined) throw new Error('an empty feed');
  return { feed: base64Url(feedKey), seq: head.seq, hash: base64Url(head.id) };
}

/** `crypto_box_seal` with an ephemeral key that is passed in, so that the vectors can be made again. */
function sealedBox(memberId: Uint8Array, seed: Uint8Array, message: Uint8Array): Uint8Array {
  const to = sodium.crypto_sign_ed25519_pk_to_curve25519(memberId);
  const from = sodium.crypto_box_seed_keypair(seed);
  const nonce = sodium.crypto_generichash(24, concatBytes([from.publicKey, to]), null);
  return concatBytes([from.publicKey, sodium.crypto_box_easy(message, nonce, to, from.privateKey)]);
}

const feedVector = (feed: FeedWriter) => ({
  feedKey: base64Url(feed.feedKey),
  memberId: base64Url(feed.memberId),
  entries: feed.entries.map(({ entry, content, id }) => ({
    entry: base64Url(entry),
    id: base64Url(id),
    ...(content && { content: base64Url(content) }),
  })),
});

const headerOf = ({ entry }: WrittenEntry): Uint8Array => entry.slice(2, -64);

/** Each with a signature that holds, so that only what is named is wrong. */
function badEntries({ feedKey }: FeedWriter, claim: WrittenEntry) {
  const header = headerOf(claim);
  const refused = (name: string, entry: Uint8Array, error: object) => ({ name, entry: base64Url(entry), error });
  const malformed = (name: string, where: string, changed: Uint8Array) =>
    refused(name, encodeEntryFile(changed, claim.entry.slice(-64)), { kind: 'malformed', where });
  return [
    refused('nothing', new Uint8Array(), { kind: 'malformed', where: 'file length' }),
    refused('cut short', claim.entry.slice(0, -1), { kind: 'malformed', where: 'file length' }),
    refused('a byte more', Uint8Array.of(...claim.entry, 0), { kind: 'malformed', where: 'file length' }),
    refused('over 1,024 bytes', new Uint8Array(1025), { kind: 'oversized', limit: 1024 }),
    refused('a later version', withByte(claim.entry, 6, 2), { kind: 'unknown-version', found: 2 }),
    malformed('another magic number', 'magic number', withByte(header, 0, 0x58)),
    malformed('version 0', 'version', withByte(header, 4, 0)),
    malformed('an unknown flag', 'flags', withByte(header, 7, 4)),
    malformed('a target that is not there', 'header length', withByte(header, 7, 1)),
    malformed('an attest after the first entry', 'attest', withByte(header, 7, 2)),
    malformed('sequence 0', 'sequence', withByte(header, 72, 0)),
    malformed('a sequence past 2^53', 'sequence', withByte(header, 79, 1)),
    malformed('a thirteenth month', 'time', withByte(withByte(header, 118, 0x31), 119, 0x33)),
    malformed('a time in another zone', 'time', withByte(header, 113 + (header[112] ?? 0) - 1, 0x2b)),
    malformed('a cut header', 'header length', header.slice(0, -1)),
    { name: 'of another feed', entry: base64Url(claim.entry), feedKey: base64Url(alteredAt(feedKey, 0)) },
  ];
}

const contentVector = (kind: ContentKind, json: string) => ({ kind, json });
const goodContents = [
  contentVector('claim', JSON.stringify(fullClaim)),
  contentVector('claim', '{"expires":"2027-11-22","client":"日本郵船"}'),
  contentVector('profile', '{"name":"Jane Doe"}'),
  contentVector('witness', '{"heads":[]}'),
  contentVector('retire', '{"heads":[]}'),
];

const day = '"expires":"2027-11-22"';
const badContents = [
  ['claim', '{"client": "A","expires":"2027-11-22"}', 'spelling'],
  ['claim', `{"client":"A","client":"B",${day}}`, 'spelling'],
  ['claim', `{"client":"\\u0041",${day}}`, 'spelling'],
  ['claim', `\uFEFF{"client":"A",${day}}`, 'JSON'],
  ['claim', `{"client":"A",${day}`, 'JSON'],
  ['claim', `{"client":"A",${day},"owner":"me"}`, 'owner'],
  ['claim', `{"client":"",${day}}`, 'client'],
  ['claim', `{"client":" A",${day}}`, 'client'],
  ['claim', `{"client":"A\u202Eb",${day}}`, 'client'],
  ['claim', `{"client":"e\u0301",${day}}`, 'client'],
  ['claim', '{"client":"A","expires":"2027-02-29"}', 'expires'],
  ['claim', `{"client":"A","strength":0,${day}}`, 'strength'],
  ['claim', `{"client":"A","aliases":[],${day}}`, 'aliases'],
  ['profile', '{"name":"Jane","invitation":{"id":"AA","proof":"AA"}}', 'invitation.id'],
  ['witness', '{"heads":[{"feed":"A","seq":1,"hash":"A"}]}', 'heads.0.feed'],
].map(([kind, json, where]) => ({ kind, json, error: { kind: 'malformed', where } }));

function badContentFiles({ feedKey }: FeedWriter, claim: WrittenEntry, firm: ReturnType<typeof createFirm>) {
  const { content = new Uint8Array(), seq } = claim;
  const place = { directoryId: firm.directoryId, feedKey, seq };
  const altered = (name: string, offset: number) => ({ name, file: base64Url(alteredAt(content, offset)) });
  const sealed = (name: string, plaintext: Uint8Array) => {
    const nonce = crypto.random(24);
    const ad = contentAssociatedData(place, 0);
    const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, ad, null, nonce, firm.key);
    return { name, file: base64Url(encodeContentFile({ epoch: 0, nonce, ciphertext })) };
  };
  const other = { salt: crypto.random(32), content: encodeContent('claim', { client: 'Acme', expires: '2027-11-22' }) };
  const unpadded = new Uint8Array(256).fill(1, 255);
  return [
    { name: 'nothing', file: '' },
    { name: 'a later version', file: base64Url(withByte(content, 0, 2)) },
    altered('another epoch', 1),
    altered('an altered nonce', 5),
    altered('an altered ciphertext', 40),
    altered('an altered tag', -1),
    { name: 'cut short', file: base64Url(content.slice(0, -1)) },
    { name: 'other content, sealed by a colleague', file: base64Url(crypto.sealContent(place, 0, firm.key, other)) },
    sealed('padding that is not zero', unpadded),
    sealed('a length past the end', new Uint8Array(256).fill(255, 32, 36)),
  ];
}

/** Entries of Ann's and Ben's feeds, as files by sequence, and what a reader takes of them. */
function badFeeds(ann: FeedWriter, ben: FeedWriter) {
  const files = ann.entries.map(({ entry }) => entry);
  const vector = (name: string, changed: readonly Uint8Array[], accepted: number, problems: readonly object[]) => ({
    name,
    feedKey: base64Url(ann.feedKey),
    entries: changed.map(base64Url),
    accepted,
    problems,
  });
  const at = (index: number, bytes: Uint8Array) => files.with(index, bytes);
  const file = (index: number): Uint8Array => files[index] ?? new Uint8Array();
  const first = ann.entries[0]?.header;
  if (first === undefined) throw new Error('no entry');
  return [
    vector('an altered time', at(2, alteredAt(file(2), 2 + 130)), 2, [{ kind: 'bad-signature', seq: 3 }]),
    vector('an altered link', at(2, alteredAt(file(2), 2 + 90)), 2, [{ kind: 'bad-signature', seq: 3 }]),
    vector('an altered last signature', at(4, alteredAt(file(4), -1)), 4, [{ kind: 'bad-signature', seq: 5 }]),
    vector('another feed’s entry', at(1, ben.entries[1]?.entry ?? new Uint8Array()), 1, [
      { kind: 'wrong-feed', seq: 2 },
    ]),
    vector('an entry copied over the next', at(2, file(1)), 2, [{ kind: 'malformed', seq: 3, where: 'sequence' }]),
    vector('another’s attest', at(0, withAttestOf(ben, first, file(0))), 0, [
      { kind: 'bad-signature', seq: 1, where: 'attest' },
    ]),
  ];
}

function withAttestOf({ entries }: FeedWriter, header: EntryHeader, file: Uint8Array): Uint8Array {
  const attest = entries[0]?.header.attest;
  if (attest === undefined) throw new Error('no attest');
  return encodeEntryFile(encodeHeader({ ...header, attest }), file.slice(-64));
}

function badInvitations(invitation: Invitation) {
  const text = encodeInvitation(invitation, sha256);
  const refused = (name: string, changed: string, error: object) => ({ name, text: changed, error });
  const otherRoot = encodeInvitation({ ...invitation, rootKey: alteredAt(invitation.rootKey, 3) }, sha256);
  const noKeys = encodeInvitation({ ...invitation, keys: [] }, sha256);
  const check = { kind: 'damaged', where: 'check digits' };
  return [
    refused('nothing', '', { kind: 'not-an-invitation' }),
    refused('another text', bytesToBase64Url(invitation.secret), { kind: 'not-an-invitation' }),
    refused('cut short', text.slice(0, -12), check),
    refused('a character changed', text.slice(0, 60) + (text[60] === 'A' ? 'B' : 'A') + text.slice(61), check),
    refused('a later version', text.replace(':1:', ':2:'), { kind: 'unknown-version', found: 2 }),
    refused('another root key', otherRoot, { kind: 'damaged', where: 'directoryId' }),
    refused('no keys', noKeys, { kind: 'damaged', where: 'keys' }),
  ];
}
