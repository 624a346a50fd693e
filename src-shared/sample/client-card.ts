import type { Contact } from '../book/contact';
import type { SampleClient } from './clients';
import { CULTURES } from './cultures';
import { CLIENT_NOTES, SECTORS } from './phrases';
import type { Random } from './random';
import { sampleAddress } from './sample-contact';

/** What a partner keeps about a made-up client itself; nothing of it reaches anybody. */
export function sampleClientCard(random: Random, { name, domain }: SampleClient): Contact {
  const culture = random.pick(CULTURES);
  return {
    kind: 'org',
    name: { display: name },
    organisations: [{ name }],
    facts: [
      { kind: 'phone', value: culture.phone(random), types: ['work', 'voice'] },
      { kind: 'url', value: `https://www.${domain}/`, types: ['work'] },
      sampleAddress(random, culture, 'work'),
      ...(random.chance(60) ? [{ kind: 'note', value: random.pick(CLIENT_NOTES) } as const] : []),
    ],
    tags: random.chance(25) ? ['Key client'] : [],
    client: {
      domains: [domain],
      sector: random.pick(SECTORS),
      ...(random.chance(50) && {
        references: [{ label: 'Client number', value: String(10_000 + random.below(90_000)) }],
      }),
    },
  };
}
