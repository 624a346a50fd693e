import { describe, expect, it } from 'vitest';

import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import { corpusBytes, hasCorpus } from '../../support/corpus/corpus';
import { readBack } from '../../support/sample/read-back';

const card = (...properties: readonly unknown[]) =>
  JSON.stringify(['vcard', [['version', {}, 'text', '4.0'], ['fn', {}, 'text', 'Ada'], ...properties]]);

const factsOf = async (...properties: readonly unknown[]) =>
  (await readBack(card(...properties), 'a.json')).contacts[0]?.facts;

/** Why a file is refused; undefined where it is read. */
function refusal(text: string): unknown {
  const bytes = new TextEncoder().encode(text);
  const opened = openFile({ fileName: 'a.json', chunks: [bytes], size: bytes.length });
  if (!opened.ok) return opened.error;
  const reading = readContacts(opened.value, {}, new ReportBuilder(), { bytes: 0 });
  return reading.ok ? undefined : reading.error;
}

describe('jCard', () => {
  it('keeps parameters: types, preference, group and its label', async () => {
    expect(
      await factsOf(
        ['tel', { type: ['work', 'voice'], pref: '1' }, 'uri', 'tel:+1-555'],
        ['email', { group: 'A' }, 'text', 'ada@engine.example'],
        ['x-ablabel', { group: 'A' }, 'text', 'direct'],
      ),
    ).toEqual([
      { kind: 'phone', value: '+1-555', types: ['work', 'voice'], preferred: true },
      { kind: 'email', value: 'ada@engine.example', label: 'direct' },
    ]);
  });

  it('reads components that are lists, and texts with commas, semicolons and line ends', async () => {
    const { contacts } = await readBack(
      card(
        ['n', {}, 'text', ['Lovelace', 'Ada', ['Augusta', 'King'], '', ['PhD', 'a,b']]],
        ['note', {}, 'text', 'one; two, three\nfour \\n'],
        ['org', {}, 'text', 'Engines; Ltd.'],
      ),
      'a.json',
    );
    expect(contacts[0]?.name).toMatchObject({ family: 'Lovelace', additional: 'Augusta, King', suffix: 'PhD, a,b' });
    expect(contacts[0]?.facts).toEqual([{ kind: 'note', value: 'one; two, three\nfour \\n' }]);
    expect(contacts[0]?.organisations).toEqual([{ name: 'Engines; Ltd.' }]);
  });

  it('keeps what the book has no field for as the line of a vCard', async () => {
    expect(await factsOf(['x-shoe', { 'x-a': '1' }, 'unknown', 'size;9'], ['lang', {}, 'language-tag', 'de'])).toEqual([
      { kind: 'verbatim', format: 'vcard', name: 'X-SHOE', value: 'X-SHOE;X-A=1:size;9' },
      { kind: 'verbatim', format: 'vcard', name: 'LANG', value: 'LANG:de' },
    ]);
  });

  it('tells of every property that is none, and reads the others', async () => {
    const { contacts, report } = await readBack(
      card(7, ['tel'], ['note', {}, 'text', { a: 1 }], ['a b', {}, 'text', 'x'], ['note', {}, 'text', 'kept']),
      'a.json',
    );
    expect(contacts[0]?.facts).toEqual([{ kind: 'note', value: 'kept' }]);
    expect(report.skipped.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'card 1, property 3: not a property of jCard',
      'card 1, property 4: has no type or no value',
      'card 1, property 5: its value is no text',
      'card 1, property 6: has no name',
    ]);
  });

  it('says of JSON without cards, and of JSON that is cut off, what they are', () => {
    const none = { kind: 'file-not-contacts', looksLike: 'a JSON document without a jCard' };
    expect(refusal('{"a": [1, 2]}')).toEqual(none);
    expect(refusal('['.repeat(500_000) + ']'.repeat(500_000))).toBeDefined();
    expect(refusal('["vcard",[["fn",{},"text","Ad')).toEqual({ kind: 'file-damaged', where: 'its end' });
  });

  it.skipIf(!hasCorpus)('finds the cards within an answer of RDAP', async () => {
    const { contacts } = await readBack(corpusBytes('jcard/rdap/valid.json'), 'valid.json');
    expect(contacts.map(({ name }) => name.display)).toEqual([
      'Administrative User',
      'Example Registrar Inc.',
      'Administrative User',
    ]);
  });
});
