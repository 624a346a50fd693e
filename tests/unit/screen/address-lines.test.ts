import { expect, it } from 'vitest';

import { addressLines } from '../../../src-renderer/screen/facts/fact-words';

it.each([
  [{ locality: 'London', postalCode: 'EC1A 1AA', country: 'United Kingdom' }, 'London EC1A 1AA'],
  [{ locality: 'Ottawa', region: 'ON', postalCode: 'K1A 0B1' }, 'Ottawa ON K1A 0B1'],
  [{ locality: 'Cupertino', region: 'CA', postalCode: '95014', country: 'USA' }, 'Cupertino CA 95014'],
  [{ locality: 'Roma', region: 'RM', postalCode: '00184', country: 'Italia' }, '00184 Roma RM'],
  [{ locality: 'Hamburg', postalCode: 'D-20095' }, 'D-20095 Hamburg'],
  [{ locality: 'Zürich', postalCode: 'CH-8001' }, 'CH-8001 Zürich'],
  [{ locality: 'Amsterdam', postalCode: '1012 AB' }, '1012 AB Amsterdam'],
])('writes the town of an address as the country does: %o', (address, town) => {
  expect(addressLines({ street: 'High St 1', ...address }).slice(0, 2)).toEqual(['High St 1', town]);
});
