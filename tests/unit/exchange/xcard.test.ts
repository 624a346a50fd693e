import { describe, expect, it } from 'vitest';

import { readBack } from '../../support/sample/read-back';

const NAMESPACE = 'urn:ietf:params:xml:ns:vcard-4.0';
const file = (inner: string, before = '') =>
  `<?xml version="1.0"?>${before}<vcards xmlns="${NAMESPACE}">${inner}</vcards>`;
const card = (inner: string) => `<vcard><fn><text>Ada</text></fn>${inner}</vcard>`;

describe('xCard', () => {
  it('reads structured names and addresses by the names of their parts, in any order', async () => {
    const { contacts } = await readBack(
      file(
        card(
          '<n><given>Ada</given><surname>Love; lace</surname><suffix>A</suffix><suffix>B</suffix></n>' +
            '<adr><country>UK</country><street>1, Row</street></adr>',
        ),
      ),
      'a.xml',
    );
    expect(contacts[0]?.name).toEqual({ display: 'Ada', given: 'Ada', family: 'Love; lace', suffix: 'A, B' });
    expect(contacts[0]?.facts).toEqual([{ kind: 'address', value: { street: '1, Row', country: 'UK' } }]);
  });

  it('reads parameters and groups, under any prefix', async () => {
    const { contacts } = await readBack(
      `<v:vcards xmlns:v="${NAMESPACE}"><v:vcard><v:fn><v:text>Ada</v:text></v:fn><v:group name="g1">` +
        '<v:tel><v:parameters><v:type><v:text>work</v:text><v:text>cell</v:text></v:type></v:parameters>' +
        '<v:uri>tel:+1</v:uri></v:tel><v:x-ablabel><v:text>desk</v:text></v:x-ablabel></v:group></v:vcard></v:vcards>',
      'a.xml',
    );
    expect(contacts[0]?.facts).toEqual([{ kind: 'phone', value: '+1', types: ['work', 'cell'], label: 'desk' }]);
  });

  it('reads letters written as references and in CDATA', async () => {
    const { contacts } = await readBack(
      file(card('<note><text>a &lt;b&gt; &#x263A;<![CDATA[<c>]]></text></note>')),
      'a.xml',
    );
    expect(contacts[0]?.facts).toEqual([{ kind: 'note', value: 'a <b> ☺<c>' }]);
  });

  it('reads nothing of a document with a DTD, so no entity is ever looked up', async () => {
    const dtd = '<!DOCTYPE vcards [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
    const { contacts, report } = await readBack(file(card('<note><text>&x;</text></note>'), dtd), 'a.xml');
    expect(contacts).toEqual([]);
    expect(report.skipped).toEqual([{ where: 'line 1', what: 'XML', why: 'a document with a DTD is not read' }]);
  });

  it('keeps the cards before a break in the XML, and says where it breaks', async () => {
    const { contacts, report } = await readBack(`${file(card('') + card('<note><text>x')).slice(0, -9)}</b>`, 'a.xml');
    expect(contacts).toHaveLength(1);
    expect(report.skipped.map(({ what }) => what)).toEqual(['XML']);
  });

  it('reads no deeper than cards are', async () => {
    const { contacts, report } = await readBack(file('<a>'.repeat(100_000)), 'a.xml');
    expect(contacts).toEqual([]);
    expect(report.skipped[0]?.why).toBe('elements nest deeper than those of a card');
  });

  it('leaves other markup to its owners', async () => {
    const { contacts, report } = await readBack(
      file(card(`<h:p xmlns:h="http://www.w3.org/1999/xhtml">x</h:p><note><text>kept</text></note>`)),
      'a.xml',
    );
    expect(contacts[0]?.facts).toEqual([{ kind: 'note', value: 'kept' }]);
    expect(report.skipped).toEqual([{ where: 'line 1', what: 'p', why: 'an element that is none of xCard' }]);
  });
});
