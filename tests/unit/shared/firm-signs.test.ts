import { describe, expect, it } from 'vitest';

import { firmSigns, type ListTraits } from '../../../src-shared/firm-signs';

const list = (more: Partial<ListTraits> = {}): ListTraits => ({
  fileName: 'contacts.csv',
  people: 100,
  domains: new Map(),
  columns: ['First Name', 'Last Name', 'E-mail Address', 'Company', 'Manager’s Name', 'Account', 'User 1'],
  internalAddresses: 0,
  ...more,
});

describe('whose list it looks like', () => {
  it('says nothing of a partner’s own list, from any of the usual programs', () => {
    const domains = new Map([
      ['gmail.com', 80],
      ['nordhavn.example', 12],
    ]);
    for (const program of ['Outlook', 'Google Contacts', 'iPhone', 'LinkedIn', 'Thunderbird', undefined])
      expect(firmSigns(list({ domains, program }))).toEqual([]);
    expect(firmSigns(list({ fileName: 'Galway friends.vcf' }))).toEqual([]);
    expect(firmSigns(list({ columns: ['Client', 'Matter', 'Partner', 'Owner', 'Code'] }))).toEqual([]);
  });

  it('sees that most of them share one domain, if they are many', () => {
    const of = (people: number, atFirm: number) =>
      firmSigns(list({ people, domains: new Map([['firm.example', atFirm]]) }));
    expect(of(100, 60)).toEqual([{ kind: 'one-domain', domain: 'firm.example', people: 60 }]);
    expect([of(100, 40), of(30, 24)]).toEqual([[], []]);
  });

  it('sees columns that an office keeps, in several spellings and languages', () => {
    for (const name of ['Responsible Partner', 'ClientCode', 'matter_no', 'Billing Attorney', 'Mandantennummer'])
      expect(firmSigns(list({ columns: ['Name', name] }))).toEqual([{ kind: 'column', name }]);
  });

  it('sees the programs in which firms keep contacts, by file, program and columns', () => {
    expect(firmSigns(list({ fileName: 'Salesforce report.csv' }))).toEqual([{ kind: 'system', name: 'Salesforce' }]);
    expect(firmSigns(list({ program: 'InterAction' }))).toEqual([{ kind: 'system', name: 'InterAction' }]);
    const columns = ['(Do Not Modify) Contact', '(Do Not Modify) Row Checksum', 'Full Name'];
    expect(firmSigns(list({ columns }))).toEqual([{ kind: 'system', name: 'Dynamics' }]);
  });

  it('sees a global address list by its name and by addresses of the mail system', () => {
    expect(firmSigns(list({ fileName: 'Global Address List.csv' }))).toEqual([{ kind: 'address-list' }]);
    expect(firmSigns(list({ internalAddresses: 30 }))).toEqual([{ kind: 'address-list' }]);
    expect(firmSigns(list({ internalAddresses: 3 }))).toEqual([]);
  });
});
