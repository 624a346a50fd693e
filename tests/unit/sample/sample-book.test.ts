import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { contactSchema, type Contact } from '../../../src-shared/book/contact';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { sampleBook, samplePeople } from '../../../src-shared/sample/sample-book';

const words = ({ name, organisations }: Contact) =>
  [name.given, name.family, ...organisations.map((organisation) => organisation.name)].flatMap(
    (text) => text?.split(' ') ?? [],
  );

const values = (contact: Contact, kind: 'email' | 'birthday') =>
  contact.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : []));

describe('made-up people', () => {
  it('are the same for the same seed, and others for another', () => {
    expect([...samplePeople('a', 50)]).toEqual([...samplePeople('a', 50)]);
    expect([...samplePeople('a', 50)]).not.toEqual([...samplePeople('b', 50)]);
  });

  it('are contacts, in many scripts, whom no mail can reach', () => {
    const people = [...samplePeople('a', 500)];
    for (const contact of people) v.parse(contactSchema, contact);
    const names = people.map(({ name }) => name.display).join(' ');
    for (const script of [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Han}/u]) {
      expect(names).toMatch(script);
    }
    for (const email of people.flatMap((contact) => values(contact, 'email'))) {
      expect(email).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+@[a-z0-9.-]+\.example$/);
    }
  });

  it('have as wide a vocabulary as a real book, and as much to say', () => {
    const people = [...samplePeople('a', 100_000)];
    expect(new Set(people.flatMap(words)).size).toBeGreaterThan(30_000);
    const sample = people.slice(0, 2_000).map((contact) => contactToVCard(contact, '4.0').length);
    const average = sample.reduce((sum, length) => sum + length, 0) / sample.length;
    expect(average).toBeGreaterThan(600);
    expect(average).toBeLessThan(900);
  }, 30_000);
});

describe('the sample book', () => {
  it('has some sixty people at some twenty clients, with birthdays in the coming days', () => {
    const book = sampleBook('first look', '2026-11-21');
    const people = book.filter(({ kind }) => kind === 'individual');
    expect(people).toHaveLength(60);
    const clients = new Set(people.flatMap(({ organisations }) => organisations.map(({ name }) => name)));
    expect(clients.size).toBeGreaterThanOrEqual(15);
    const days = book.flatMap((contact) => values(contact, 'birthday')).map((date) => date.slice(-5));
    expect(days).toContain('11-21');
    expect(days).toContain('11-24');
  });

  it('knows something of most clients themselves, and nothing that leads to anybody', () => {
    const book = sampleBook('first look', '2026-11-21');
    const named = new Set(
      book.flatMap(({ kind, organisations }) => (kind === 'org' ? [] : organisations)).map(({ name }) => name),
    );
    const cards = book.filter(({ kind }) => kind === 'org');
    expect(cards.length).toBeGreaterThan(10);
    for (const card of cards) {
      v.parse(contactSchema, card);
      expect(card.client?.sector).toMatch(/./);
      expect(card.client?.domains?.every((domain) => domain.endsWith('.example'))).toBe(true);
      expect(card.facts.flatMap(({ kind, value }) => (kind === 'url' ? [value] : []))[0]).toMatch(/\.example\/$/);
      expect(named).toContain(card.name.display);
    }
  });
});
