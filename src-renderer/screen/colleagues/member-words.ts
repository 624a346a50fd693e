import type { MemberProfile, MemberRow, SummaryRow } from '../../../src-shared/directory-contract';
import { formatDay, plural } from '../../look';

/** "Partner, Shipping, London". */
export const sayWork = ({ title, practice, office }: MemberProfile): string =>
  [title, practice, office].filter(Boolean).join(', ');

/** By an enroller. Who was only compared by this partner is sure to them, and not admitted yet. */
export const isAdmitted = ({ status, admittedBy, compared }: MemberRow): boolean =>
  status === 'verified' && (admittedBy !== undefined || compared !== 'fits');

/** How far a reader can be sure who a member is. */
export function sayStatus(member: MemberRow): string {
  if (member.isMe) return 'You';
  if (member.retired) return member.retired.how === 'refuse' ? 'Refused' : 'Left the firm';
  if (isAdmitted(member)) return member.isEnroller ? 'Verified, enroller' : 'Verified';
  if (member.compared === 'differs') return 'Another key';
  return member.compared === 'fits' ? 'Compared by you' : 'Unconfirmed';
}

/** In full, with what can be done about it. */
export function explainStatus(member: MemberRow): string {
  const seen = `Key first seen on ${formatDay(member.firstSeen)}`;
  if (isAdmitted(member)) return `Admitted by an enroller. ${seen}.`;
  if (member.isMe) return 'No enroller has admitted you yet. Read them your fingerprint, by voice.';
  if (member.compared === 'fits')
    return `${seen}. You compared the fingerprint, and it fits. No enroller has admitted them.`;
  if (member.compared === 'differs')
    return `${seen}. You compared the fingerprint, and it is another. Do not rely on what is said here.`;
  return `Unconfirmed: ${lowerFirst(seen)}; compare fingerprints.`;
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** "3 summaries, from 1 device; 1 device was reported lost." */
export function sayAmount({ summaries, devices, lostDevices }: MemberRow): string {
  const said = `${plural(summaries, 'summary', 'summaries')}, from ${plural(devices, 'device', 'devices')}`;
  return lostDevices === 0
    ? `${said}.`
    : `${said}; ${plural(lostDevices, 'device was', 'devices were')} reported lost.`;
}

/** What must be known of whoever says a summary, where there is something. */
export function sayDoubt({ memberStatus, hasNamesake, isRetired, isFromLostDevice }: SummaryRow): string | undefined {
  const doubts = [
    memberStatus === 'unconfirmed' && 'unconfirmed',
    hasNamesake && 'another member has this name',
    isRetired && 'no longer a member',
    isFromLostDevice && 'from a device that was reported lost',
  ].filter((doubt) => doubt !== false);
  return doubts.length > 0 ? doubts.join(', ') : undefined;
}
