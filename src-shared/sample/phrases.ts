import type { PreferenceTopic } from '../book/fact';

type Words = readonly [string, ...string[]];

export const PREFIXES: Words = ['Dr.', 'Prof.', 'Dame', 'Sir', 'Judge', 'Prof. Dr.'];

export const TITLES: Words = [
  'General Counsel',
  'Deputy General Counsel',
  'Head of Legal',
  'Head of Litigation',
  'Chief Financial Officer',
  'Chief Executive Officer',
  'Company Secretary',
  'Director of Tax',
  'Finance Director',
  'Partner',
  'Senior Associate',
  'Compliance Officer',
  'Head of Mergers and Acquisitions',
  'Managing Director',
  'Trustee',
  'Chair of the Audit Committee',
  'Head of Real Estate',
  'Privacy Officer',
  'Leiterin Recht',
  'Directeur juridique',
];

export const DEPARTMENTS: Words = [
  'Legal',
  'Finance',
  'Tax',
  'Treasury',
  'Real Estate',
  'Board',
  'Risk',
  'Human Resources',
];

export const TAGS = [
  'key client',
  'alumni',
  'newsletter',
  'opera',
  'golf',
  'referrer',
  'conference',
  'board',
  'Christmas card',
];

export const PREFERENCES: Readonly<Record<PreferenceTopic, readonly string[]>> = {
  restaurant: [
    'Trattoria by the river',
    'the quiet corner at the club',
    'sushi, at the counter',
    'anywhere with a garden',
    'early lunch only',
  ],
  gift: ['books on sailing', 'no wine, please', 'chocolate from the old shop', 'a donation instead', 'first editions'],
  diet: ['vegetarian', 'no shellfish', 'kosher', 'halal', 'gluten-free', 'vegan'],
  language: ['prefers French', 'German in writing', 'English', 'Greek among friends', 'Polish at home'],
  family: [
    'two daughters at school',
    'twins, born in spring',
    'husband is a surgeon',
    'a grandson in Lisbon',
    'keeps bees with her brother',
  ],
  other: ['calls before nine', 'never on Fridays', 'travels by train only', 'plays the cello'],
};

export const NOTES = [
  'Met at the arbitration conference in Vienna; asked for the slides afterwards.',
  'Moves to the holding company at the end of the year and takes the panel review along.',
  'Wants a fixed fee for the next financing round, and one person to call.',
  'Was opposing counsel in the shipping matter; fair, quick, and well prepared.',
  'Sends instructions late in the evening and expects a word by the morning.',
  'Introduced by the chair of the foundation over lunch in the spring.',
  'Thinks about selling the family business within three years.',
  'Not happy with the last invoice; the narrative was too short.',
  'Asked twice about the new rules on foreign subsidies.',
  'Likes a printed copy of every opinion, tabbed.',
  'Runs marathons; do not call on the weekend before Berlin.',
  'Has the ear of the minister, and says so rarely.',
  'Reads everything we publish on data protection, and answers.',
  'Her assistant keeps the diary; two weeks ahead is safe.',
  'Once a trainee with us; remembers everybody on the third floor.',
] as const;

export const SECTORS: Words = [
  'Banking',
  'Insurance',
  'Shipping',
  'Pharmaceuticals',
  'Energy',
  'Real estate',
  'Private equity',
  'Media',
  'Logistics',
  'Food and drink',
];

export const CLIENT_NOTES: Words = [
  'Panel is reviewed every autumn; two places are said to come free.',
  'Wants one bill a quarter, and estimates before work begins.',
  'Family-owned; the next generation takes over soon.',
  'Came to us from another firm after a conflict of theirs.',
  'Likes short letters and plain English.',
  'Board meets on the second Tuesday of the month.',
];
