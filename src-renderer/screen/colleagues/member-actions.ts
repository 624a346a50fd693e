import type { MemberRow, RetireHow } from '../../../src-shared/directory-contract';
import { formatCount } from '../../look';
import { showError, showToast } from '../frame/toast';
import { vault } from '../links/vault';

/** The vault shows what an invitation gives away, and saves it as a file. */
export async function inviteSomebody(): Promise<void> {
  const invited = await vault.invite({});
  if (!invited.ok) return showError(invited.error);
  showToast(`The invitation is saved to ${invited.value.path}. Whoever holds it can read the directory.`);
}

/** The vault shows what is taken back, or what stays where the folder is away. */
export async function leaveDirectory(): Promise<void> {
  const left = await vault.leaveDirectory({});
  if (!left.ok) return showError(left.error);
  const { takenBack } = left.value;
  showToast(
    takenBack === 0 ? 'You left the directory.' : `Taken back: ${formatCount(takenBack)}. You left the directory.`,
  );
}

export async function admit({ memberId, name }: MemberRow, role: 'member' | 'enroller'): Promise<void> {
  const admitted = await vault.admit({ memberId, role });
  if (!admitted.ok) return showError(admitted.error);
  showToast(role === 'enroller' ? `${name} is an enroller.` : `${name} is admitted.`);
}

export async function retire({ memberId, name }: MemberRow, how: RetireHow): Promise<void> {
  const retired = await vault.retire({ memberId, how });
  if (!retired.ok) return showError(retired.error);
  const done = how === 'refuse' ? `${name} is refused.` : `${name} has left the directory.`;
  showToast(retired.value.agreed ? done : 'Proposed. It counts once a second enroller agrees.');
}

export async function compareFingerprint({ memberId, name }: MemberRow, fits: boolean): Promise<void> {
  const compared = await vault.compareFingerprint({ memberId, fits });
  if (!compared.ok) return showError(compared.error);
  showToast(
    fits ? `The fingerprint of ${name} fits. This stays in your vault.` : `Kept: the fingerprint of ${name} differs.`,
  );
}
