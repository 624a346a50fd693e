import type { Contact } from '../book/contact';
import { sampleClientCard } from './client-card';
import { sampleClient } from './clients';
import { Random } from './random';
import { sampleContact } from './sample-contact';

/** Everything is counted from this day unless another is given, so that a seed alone decides what is made. */
const FIXED_DAY = '2026-01-01';
const PEOPLE_PER_CLIENT = 6;

/** So many made-up people, one after the other; the same seed gives the same. */
export function* samplePeople(seed: string, count: number, today = FIXED_DAY): Generator<Contact> {
  const random = new Random(seed);
  const clients = Math.max(1, Math.ceil(count / PEOPLE_PER_CLIENT));
  for (let made = 0; made < count; made++) {
    const client = random.chance(94) ? sampleClient(seed, random.below(clients)) : undefined;
    yield sampleContact(random, client, today);
  }
}

const BOOK_PEOPLE = 60;
const BOOK_CLIENTS = 20;
/** Of so many the partner keeps something about the client itself. */
const BOOK_CLIENT_CARDS = 14;
/** Days from today on which somebody of the sample book has a birthday. */
const BIRTHDAYS_AHEAD = [0, 1, 3, 6, 9, 14, 21];

/**
 * The book behind "Try a sample book": about sixty people at some twenty clients, most of which have cards of their own,
 * some with birthdays in the coming days so that Today has something to say. `today`: the partner's local date, ISO 8601.
 */
export function sampleBook(seed: string, today: string): Contact[] {
  const random = new Random(seed);
  const people = Array.from({ length: BOOK_PEOPLE }, (_, index) => {
    const client = random.chance(93) ? sampleClient(seed, index % BOOK_CLIENTS) : undefined;
    return sampleContact(random, client, today);
  });
  const withBirthdays = people.map((contact, index) => {
    const ahead = BIRTHDAYS_AHEAD[index];
    return ahead === undefined ? contact : withBirthday(contact, birthdayAhead(random, today, ahead));
  });
  const ofCards = new Random(`${seed} client cards`);
  const cards = Array.from({ length: BOOK_CLIENT_CARDS }, (_, index) =>
    sampleClientCard(ofCards, sampleClient(seed, index)),
  );
  return [...cards, ...withBirthdays];
}

function birthdayAhead(random: Random, today: string, days: number): string {
  const day = new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000);
  const monthDay = day.toISOString().slice(5, 10);
  // A leap day would be no day in most years of birth.
  if (random.chance(40) || monthDay === '02-29') return `--${monthDay}`;
  return `${day.getUTCFullYear() - 35 - random.below(30)}-${monthDay}`;
}

const withBirthday = (contact: Contact, value: string): Contact => ({
  ...contact,
  facts: [...contact.facts.filter(({ kind }) => kind !== 'birthday'), { kind: 'birthday', value }],
});
