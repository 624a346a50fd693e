import { createRecoveryCode, recoveryCodeGroups } from '../../../src-renderer/vault/crypto/recovery-code.ts';
import { seededBytes } from '../../support/seeded-bytes.ts';
import { sodium } from './tools.ts';

export async function recoveryCodeVectors() {
  const fillRandom = seededBytes('recovery code');
  const codes = Array.from({ length: 20 }, () => createRecoveryCode(sodium, fillRandom));
  const code = codes.find((one) => one.includes('0') && one.includes('1'));
  if (code === undefined) throw new Error('none of the codes has look-alikes');
  const groups = recoveryCodeGroups(code);
  const accepted = (name: string, typed: string) => ({ name, typed, code });
  return {
    accepted: [
      accepted('as it is', code),
      accepted('in groups', groups.join('-')),
      accepted('with dashes', groups.join(' – ')),
      accepted('with blanks and line breaks', ` ${groups.join('\n')}\t`),
      accepted('in small letters', code.toLowerCase()),
      accepted('with O and I', code.replaceAll('0', 'O').replaceAll('1', 'I')),
      accepted('with o and l', code.replaceAll('0', 'o').replaceAll('1', 'l')),
      accepted(
        'in full-width characters',
        code.replaceAll(/./g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
      ),
      ...codes.slice(0, 5).map((one) => ({ name: 'another', typed: one, code: one })),
    ],
    refused: [
      { name: 'nothing', typed: '' },
      { name: 'a character left out', typed: code.slice(1) },
      { name: 'a character more', typed: `${code}0` },
      { name: 'the last two swapped', typed: code.slice(0, -2) + code.slice(-1) + code.slice(-2, -1) },
      { name: 'the first changed', typed: (code.startsWith('7') ? '8' : '7') + code.slice(1) },
      { name: 'the last changed', typed: code.slice(0, -1) + (code.endsWith('7') ? '8' : '7') },
      { name: 'with U, which is none of the 32', typed: `U${code.slice(1)}` },
      { name: 'groups in another order', typed: [...groups.slice(1), groups[0]].join('-') },
    ],
  };
}
