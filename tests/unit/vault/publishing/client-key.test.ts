import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clientKey, quickFold } from '../../../../src-renderer/vault/publishing/client-key';
import { foldName } from '../../../../src-shared/directory-entry/text';

describe('what a client’s name is compared by', () => {
  it.each([
    ['Nordhavn Shipping A/S', 'NORDHAVN  SHIPPING'],
    ['The Kestrel Company Limited', 'Kestrel'],
    ['Müller & Söhne GmbH & Co. KG', 'Muller & Sohne'],
    ['Società Ferro S.p.A.', 'Societa Ferro SpA'],
    ['Meyer & Co.', 'Meyer'],
    ['Wärtsilä Oyj', 'Wartsila'],
    ['Tanaka 株式会社', 'Tanaka'],
    ['Sagamore Pty Ltd', 'Sagamore'],
  ])('%s is %s', (one, other) => {
    expect(clientKey(one)).toBe(clientKey(other));
  });

  it.each([
    ['Kestrel Holdings', 'Kestrel Partners'],
    ['AB', 'AS'],
    ['Limited', 'Company'],
    ['The Limited', 'The Company'],
    ['Nordhavn Shipping', 'Nordhavn Logistics'],
  ])('%s is not %s', (one, other) => {
    expect(clientKey(one)).not.toBe(clientKey(other));
  });

  it('is never empty for a name that has letters', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), (name) => clientKey(name) !== ''));
  });

  it('folds quickly as it folds carefully', () => {
    fc.assert(fc.property(fc.string(), (name) => quickFold(name) === foldName(name)));
    expect(quickFold('Ruth Bellamy')).toBe(foldName('Ruth Bellamy'));
  });
});
