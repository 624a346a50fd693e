import { expect, test } from 'vitest';

import { decodeInvitation, encodeInvitation } from '../../../../src-shared/directory-entry/invitation.ts';
import { createFirm, directoryCrypto } from '../../../support/directory/feed-writer.ts';

const crypto = await directoryCrypto();
const firm = createFirm(crypto);
const invitation = {
  directoryId: firm.directoryId,
  rootKey: crypto.signer(firm.rootSeed).publicKey,
  firm: 'Bellamy & Brandt LLP',
  keys: [
    { epoch: 0, key: crypto.random(32) },
    { epoch: 1, key: crypto.random(32) },
  ],
  id: crypto.random(16),
  secret: crypto.random(32),
  inviter: { memberId: crypto.random(32), name: 'Jürgen Groß' },
  expires: '2026-12-22',
};
const text = encodeInvitation(invitation, crypto.sha256);

test('an invitation is one line that reads back', () => {
  expect(text).toMatch(/^bailiwick-invitation:1:[\w-]+:[0-9a-f]{8}$/);
  expect(decodeInvitation(text, crypto.sha256)).toEqual({ ok: true, value: invitation });
});

test('reads an invitation that mail has wrapped', () => {
  const wrapped = text.replaceAll(/.{60}/g, '$&\r\n ');
  expect(decodeInvitation(`\n${wrapped}\n`, crypto.sha256)).toEqual({ ok: true, value: invitation });
});

test('tells damage from another text, and from a later version', () => {
  const damaged = { ok: false, error: { kind: 'damaged', where: 'check digits' } };
  expect(decodeInvitation(text.slice(0, -20), crypto.sha256)).toEqual(damaged);
  expect(decodeInvitation(text.replace(/.(?=.{40}$)/, '~'), crypto.sha256)).toEqual(damaged);
  expect(decodeInvitation('Dear Jane,', crypto.sha256)).toEqual({ ok: false, error: { kind: 'not-an-invitation' } });
  const later = text.replace(':1:', ':2:');
  expect(decodeInvitation(later, crypto.sha256)).toEqual({ ok: false, error: { kind: 'unknown-version', found: 2 } });
});

test('refuses an invitation whose directory id is not that of its root key', () => {
  const forged = encodeInvitation({ ...invitation, rootKey: crypto.random(32) }, crypto.sha256);
  expect(decodeInvitation(forged, crypto.sha256)).toEqual({
    ok: false,
    error: { kind: 'damaged', where: 'directoryId' },
  });
});
