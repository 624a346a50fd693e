import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, toHex } from '../vault-reader/primitives.ts';
import { checkFeed, readEntryFile, type Entry } from './entry.ts';
import { openContent, readInvitation, type Invitation } from './secrets.ts';

/** What a folder says, every signature checked. */
export interface DirectoryRead {
  readonly firm: unknown;
  /** By member id. */
  readonly members: Readonly<Record<string, MemberRead>>;
  /** By entry id: what was not taken back. */
  readonly summaries: Readonly<Record<string, { readonly member: string; readonly content: unknown }>>;
}

/** profile, claim, retire, witness; a later version may have others, of which nothing is shown. */
const KINDS_WITH_CONTENT = new Set([1, 2, 5, 6]);

interface MemberRead {
  readonly profile: unknown;
  readonly admitted: boolean;
}

interface FeedRead {
  readonly member: string;
  readonly entries: readonly { readonly entry: Entry; readonly content: unknown }[];
}

/** Reads the folder of a firm directory with an invitation to it. */
export function readDirectory(folder: string, invitationText: string): DirectoryRead {
  const invitation = readInvitation(invitationText);
  const root = toHex(invitation.rootKey);
  const feeds = readdirSync(join(folder, 'feeds')).map((name) => readFeed(join(folder, 'feeds'), name, invitation));
  const people = [...new Set(feeds.map(({ member }) => member))].filter((member) => member !== root);
  const admitted = admittedFrom(root, feeds);
  return {
    firm: profileOf(feeds, root),
    members: Object.fromEntries(
      people.map((member) => [member, { profile: profileOf(feeds, member), admitted: admitted.has(member) }]),
    ),
    summaries: Object.fromEntries(people.flatMap((member) => summariesOf(feeds, member))),
  };
}

function readFeed(folder: string, feed: string, invitation: Invitation): FeedRead {
  check(/^[0-9a-f]{64}$/.test(feed), 'name of a feed');
  const names = readdirSync(join(folder, feed));
  const entries = names
    .filter((name) => name.endsWith('.entry'))
    .toSorted()
    .map((name) => readEntryFile(new Uint8Array(readFileSync(join(folder, feed, name)))));
  const member = toHex(checkFeed(invitation.directoryId, Uint8Array.from(Buffer.from(feed, 'hex')), entries));
  return {
    member,
    entries: entries.map((entry) => {
      const name = `${String(entry.seq).padStart(10, '0')}.content`;
      if (!KINDS_WITH_CONTENT.has(entry.kind) || !names.includes(name)) return { entry, content: undefined };
      const bytes = openContent(invitation, entry, new Uint8Array(readFileSync(join(folder, feed, name))));
      return { entry, content: JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown };
    }),
  };
}

const ofMember = (feeds: readonly FeedRead[], member: string) =>
  feeds.filter((feed) => feed.member === member).flatMap(({ entries }) => entries);

const profileOf = (feeds: readonly FeedRead[], member: string): unknown =>
  ofMember(feeds, member).findLast(({ entry, content }) => entry.kind === 1 && content !== undefined)?.content;

function summariesOf(feeds: readonly FeedRead[], member: string) {
  const own = ofMember(feeds, member);
  const takenBack = new Set(
    own.flatMap(({ entry }) => (entry.kind === 3 && entry.target ? [toHex(entry.target)] : [])),
  );
  return own
    .filter(({ entry, content }) => entry.kind === 2 && content !== undefined && !takenBack.has(toHex(entry.id)))
    .map(({ entry, content }) => [toHex(entry.id), { member, content }] as const);
}

/** Everybody to whom a chain of admits leads from the root. */
function admittedFrom(root: string, feeds: readonly FeedRead[]): ReadonlySet<string> {
  const admitted = new Set<string>();
  const enrollers = [root];
  for (const enroller of enrollers) {
    for (const { entry } of ofMember(feeds, enroller)) {
      if (entry.kind !== 4 || entry.target === undefined) continue;
      const target = toHex(entry.target);
      admitted.add(target);
      if (entry.code === 2 && !enrollers.includes(target)) enrollers.push(target);
    }
  }
  return admitted;
}
