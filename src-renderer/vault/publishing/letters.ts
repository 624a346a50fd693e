import type { Claim } from '../../../src-shared/directory-entry/content';
import { inFigures } from '../window/say';
import type { DirectoryLetter } from '../window/directory-letter';

type Words = Omit<DirectoryLetter, 'lines'>;

/** Who can read what is published in a shared folder. `colleagues`: members but for oneself. */
export function readersOf(colleagues: number): string {
  const now =
    colleagues === 0
      ? 'Nobody else has joined yet.'
      : `${inFigures(colleagues)} ${colleagues === 1 ? 'colleague' : 'colleagues'} can read it now.`;
  return `${now} Everyone ever invited to this directory can read it. Those who only run the folder or its backups cannot.`;
}

const BACK =
  'Take it back whenever you like: the folder drops the text, and each colleague’s app drops it when it next reads. Whoever read it may remember it; old backups and copies of the folder may still hold it, sealed.';

export const publishLetter = (claims: readonly Claim[], colleagues: number): Words => ({
  opening: 'You are about to tell the firm:',
  noun: { one: 'summary', many: 'summaries' },
  canLeaveOut: true,
  readers: readersOf(colleagues),
  tells: whatTheyCanTell(claims),
  back: BACK,
});

function whatTheyCanTell(claims: readonly Claim[]): string {
  const person = claims.some((claim) => claim.person !== undefined);
  const untold = [
    ...(person ? [] : ['whom you know there']),
    'since when',
    ...(claims.some((claim) => claim.strength !== undefined) ? [] : ['how well']),
    'or what you have written about them',
  ].join(', ');
  const one = `That it is you who says so, and when you signed it. It does not say ${untold}.`;
  return claims.length === 1 ? one : `${one} From all of them together: which clients you court.`;
}

export const takeBackLetter = (colleagues: number): Words => ({
  opening: 'You are about to take back:',
  noun: { one: 'summary', many: 'summaries' },
  canLeaveOut: true,
  readers: readersOf(colleagues),
  tells:
    'That something you said on a certain day was taken back, and when. Its text goes; its place in your feed stays. Taking back many on one day tells colleagues something.',
  back: 'This is the taking back. You can say it again later; whoever read it before may remember it.',
  send: 'Take back',
});

const JOINED =
  'Once a day at most, your app also notes how far it has read each colleague’s feed; nothing about your contacts.';

export const foundLetter = (): Words => ({
  opening: 'You are about to found a directory and to say who you are:',
  noun: { one: 'line', many: 'lines' },
  canLeaveOut: false,
  readers: readersOf(0),
  tells: `The firm’s name, what you say of yourself, and when. ${JOINED} Whoever runs the folder sees how many files there are, how large and when they came, and not what they say.`,
  back: 'There is no taking it back: that you founded this directory, and what you say of yourself here, stays in the folder.',
  send: 'Sign and found',
});

export const joinLetter = (firm: string, inviter: string, colleagues: number): Words => ({
  opening: `You are about to join ${firm}, invited by ${inviter}, and to say who you are:`,
  noun: { one: 'line', many: 'lines' },
  canLeaveOut: false,
  readers: readersOf(colleagues),
  tells: `What you say of yourself, that you joined, and when. ${JOINED}`,
  back: 'There is no taking it back: that you joined, and what you say of yourself here, stays in the folder.',
  send: 'Sign and join',
});

export const profileLetter = (colleagues: number): Words => ({
  opening: 'You are about to tell the firm who you are:',
  noun: { one: 'line', many: 'lines' },
  canLeaveOut: false,
  readers: readersOf(colleagues),
  tells:
    'What you say of yourself, and when you changed it. What you said before stays in your feed; apps show the latest.',
  back: 'You can say something else later. What was said once may be remembered, and stays in the folder, sealed.',
});

export const lostDeviceLetter = (colleagues: number): Words => ({
  opening: 'You are about to tell the firm:',
  noun: { one: 'line', many: 'lines' },
  canLeaveOut: false,
  readers: readersOf(colleagues),
  tells: 'That one of your devices is lost, since when, and how far its feed was read. What it said before stays.',
  back: 'This cannot be taken back. If the device is found, it goes on as a new one.',
});

/** `isAway`: the folder cannot be reached, and what stands there stays. */
export const leaveLetter = (
  firm: string,
  colleagues: number,
  standing: number,
  isAway: boolean,
  isFounder: boolean,
): Words => ({
  opening: openingOf(firm, standing, isAway),
  noun: { one: 'summary', many: 'summaries' },
  canLeaveOut: false,
  readers: readersOf(colleagues),
  tells: isAway
    ? 'Nothing is written: the folder is away. What you said there stays, with your name, until it expires; without your keys nobody can take it back for you.'
    : 'That you took everything back, and when. Your name, and that you belonged to the directory, stay in the folder.',
  back: `Your vault forgets the folder, its keys and what colleagues said; the ledger stays. To come back you need a new invitation.${
    isFounder ? ' You founded this directory: its root key goes too. Enrollers can still admit members.' : ''
  }`,
  send: isAway ? 'Leave all the same' : 'Take back and leave',
});

function openingOf(firm: string, standing: number, isAway: boolean): string {
  if (standing === 0) return 'You are about to leave a directory in which nothing of yours stands:';
  return isAway
    ? `You are about to leave the directory of ${firm}. This stays there, because the folder is away:`
    : `You are about to leave the directory of ${firm}, and to take back:`;
}

export const admitLetter = (colleagues: number): Words => ({
  opening: 'You are about to tell the firm:',
  noun: { one: 'line', many: 'lines' },
  canLeaveOut: false,
  readers: readersOf(colleagues),
  tells: 'That you know this key to be theirs, and when you said so.',
  back: 'This cannot be taken back by yourself. Two enrollers together can retire a member.',
});

export const retireLetter = (colleagues: number, isSecond: boolean): Words => ({
  opening: 'You are about to tell the firm:',
  noun: { one: 'line', many: 'lines' },
  canLeaveOut: false,
  readers: readersOf(colleagues),
  tells: `That you say so, and when; how far you had read their feed. ${
    isSecond
      ? 'You are the second enroller to say so: it counts from now on, and what is published from now on is sealed under a new key that they do not get. What they published stays, marked, until it expires.'
      : 'It counts once a second enroller says so too.'
  }`,
  back: 'This cannot be taken back. An enroller can vouch for them anew.',
});
