import type { FilePreview } from '../../src-shared/exchange-contract';
import type { ListTraits } from '../../src-shared/firm-signs';
import type { ReadContact } from './vcard/finish-card';

type Counts = Pick<
  FilePreview,
  'people' | 'groups' | 'clients' | 'organisations' | 'birthdays' | 'emails' | 'phones' | 'photos' | 'sample'
>;

const SAMPLE_ROWS = 50;
/** Of more domains than this none is everybody's. */
const MOST_DOMAINS = 20_000;

/** Counts what a file holds while it is read; keeps only the first rows. */
export class PreviewCounter {
  #people = 0;
  #groups = 0;
  #clients = 0;
  #photos = 0;
  #belongTogether = false;
  readonly #facts = { birthday: 0, email: 0, phone: 0 };
  readonly #organisations = new Set<string>();
  readonly #domains = new Map<string, number>();
  #internalAddresses = 0;
  readonly #sample: FilePreview['sample'][number][] = [];

  /** Passes the contacts of a file on. */
  *counting(contacts: Iterable<ReadContact>): Generator<ReadContact> {
    for (const read of contacts) {
      this.add(read);
      yield read;
    }
  }

  add({ contact, photos }: ReadContact): void {
    if (contact.kind === 'group') this.#groups++;
    else if (contact.kind === 'org') this.#clients++;
    else this.#people++;
    this.#photos += photos.length;
    this.#belongTogether ||= contact.related !== undefined || contact.kind === 'org';
    for (const { name } of contact.organisations) if (name !== undefined) this.#organisations.add(name);
    for (const { kind } of contact.facts) {
      if (kind === 'birthday' || kind === 'email' || kind === 'phone') this.#facts[kind]++;
    }
    this.#lookAtMail(contact);
    if (this.#sample.length < SAMPLE_ROWS) this.#sample.push(sampleRow({ contact, photos }));
  }

  #lookAtMail({ facts }: ReadContact['contact']): void {
    const domains = new Set<string>();
    for (const fact of facts) {
      if (fact.kind !== 'email') continue;
      if (/^\/o=/i.test(fact.value)) this.#internalAddresses++;
      else domains.add(fact.value.slice(fact.value.lastIndexOf('@') + 1).toLowerCase());
    }
    for (const domain of domains) {
      const count = this.#domains.get(domain);
      if (count !== undefined || this.#domains.size < MOST_DOMAINS) this.#domains.set(domain, (count ?? 0) + 1);
    }
  }

  /** Whether a contact names another one, or a client has a card. */
  get belongTogether(): boolean {
    return this.#belongTogether;
  }

  /** What the contacts tell of whose list they are. */
  traits(): Pick<ListTraits, 'people' | 'domains' | 'internalAddresses'> {
    return { people: this.#people, domains: this.#domains, internalAddresses: this.#internalAddresses };
  }

  counts(): Counts {
    return {
      people: this.#people,
      groups: this.#groups,
      clients: this.#clients,
      organisations: this.#organisations.size,
      birthdays: this.#facts.birthday,
      emails: this.#facts.email,
      phones: this.#facts.phone,
      photos: this.#photos,
      sample: this.#sample,
    };
  }
}

function sampleRow({ contact }: ReadContact): FilePreview['sample'][number] {
  if (contact.kind === 'org') return { display: contact.name.display, is: 'client' };
  if (contact.kind === 'group') return { display: contact.name.display, is: 'group' };
  const { display, given, family } = contact.name;
  const organisation = contact.organisations.find(({ name }) => name !== undefined)?.name;
  const title = contact.organisations.find((candidate) => candidate.title !== undefined)?.title;
  const reach =
    contact.facts.find((fact) => fact.kind === 'email') ?? contact.facts.find((fact) => fact.kind === 'phone');
  const detail = title ?? (reach?.kind === 'email' || reach?.kind === 'phone' ? reach.value : undefined);
  return {
    display,
    ...(given !== undefined && { given }),
    ...(family !== undefined && { family }),
    ...(organisation !== undefined && { organisation }),
    ...(detail !== undefined && { detail }),
  };
}
