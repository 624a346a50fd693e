import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Card {
  readonly name: readonly [family: string, given: string, suffix?: string];
  readonly lines: readonly string[];
}

/** Ruth and William are here twice beyond doubt, Hans and Clive perhaps, three colleagues share a switchboard. */
const CARDS: readonly Card[] = [
  {
    name: ['Bellamy', 'Ruth'],
    lines: [
      'ORG:Nordhavn Shipping A/S',
      'TITLE:General Counsel',
      'TEL;TYPE=cell:+44 7400 123456',
      'EMAIL;TYPE=work:ruth.bellamy@nordhavn.example',
      'BDAY:19710412',
      'NOTE:Met at the arbitration in Bergen. Prefers to be rung before nine.',
      'CATEGORIES:regatta,shipping',
    ],
  },
  {
    name: ['Bellamy', 'Ruth'],
    lines: [
      'ORG:Nordhavn Shipping',
      'TEL;TYPE=cell:07400 123456',
      'EMAIL;TYPE=home:ruth.b@mailbox.example',
      'ADR;TYPE=home:;;4 Chapel Row;Bath;;BA1 1HN;United Kingdom',
      'CATEGORIES:christmas card',
    ],
  },
  { name: ['Ashcombe', 'William'], lines: ['ORG:Kestrel Energy plc', 'TITLE:CFO', 'EMAIL:w.ashcombe@kestrel.example'] },
  { name: ['Ashcombe', 'Bill'], lines: ['EMAIL:W.Ashcombe@kestrel.example', 'TEL;TYPE=cell:+44 7400 654321'] },
  {
    name: ['Lindenthal', 'Hans'],
    lines: ['ORG:Hafenkontor AG', 'TITLE:Chairman', 'EMAIL:hans@lindenthal.example', 'BDAY:19440301'],
  },
  {
    name: ['Lindenthal', 'Hans', 'jun.'],
    lines: [
      'ORG:Hafenkontor AG',
      'TITLE:Managing director',
      'EMAIL:hans@lindenthal.example',
      'TEL;TYPE=cell:+49 171 2345678',
    ],
  },
  { name: ['Winterbourne', 'Clive'], lines: ['ORG:Orchard & Vale LLP', 'TITLE:Partner'] },
  { name: ['Winterbourne', 'Clive'], lines: ['ORG:Orchard and Vale', 'TEL;TYPE=work:+44 20 7946 0188'] },
  { name: ['Penrose', 'Hazel'], lines: ['ORG:Umbra Insurance', 'TEL;TYPE=work:+44 20 7946 0100'] },
  { name: ['Fairfax', 'Imogen'], lines: ['ORG:Umbra Insurance', 'TEL;TYPE=work:+44 20 7946 0100'] },
  { name: ['Holloway', 'Duncan'], lines: ['ORG:Umbra Insurance', 'TEL;TYPE=work:+44 20 7946 0100'] },
];

/** Writes them into `folder` as a vCard file; gives its path. */
export async function writeTwiceFile(folder: string): Promise<string> {
  const path = join(folder, 'twice.vcf');
  const cards = CARDS.map(({ name: [family, given, suffix = ''], lines }) =>
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:${family};${given};;;${suffix}`,
      `FN:${[given, family, suffix].join(' ').trim()}`,
      ...lines,
      'END:VCARD',
      '',
    ].join('\r\n'),
  );
  await writeFile(path, cards.join(''));
  return path;
}
