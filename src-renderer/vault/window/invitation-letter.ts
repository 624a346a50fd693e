import { formatDay } from '../../look';
import { el } from './dom';
import { letterFrame, passage } from './letter-frame';
import type { SheetHost } from './sheet-host';

export interface InvitationLetter {
  readonly firm: string;
  /** ISO 8601 date. */
  readonly expires: string;
  readonly name?: string;
}

/** Says what an invitation is worth before it is saved. True where it is to be. */
export function showInvitationLetter(host: SheetHost, { firm, expires, name }: InvitationLetter): Promise<boolean> {
  return host.present<boolean>((close) =>
    letterFrame({
      content: [
        el(
          'p',
          { class: 'letter-text' },
          `Save an invitation to ${firm}${name === undefined ? '' : ` for ${name}`}: one line of text that lets its holder join.`,
        ),
        passage(
          'Who can read what',
          'Whoever holds it and can reach the folder can read everything that the firm published there, and join. Hand it over in person, or by a way that you would use for a key.',
        ),
        passage(
          'What they can tell, and what not',
          'The firm’s name, yours, and what members published. Nothing else of your vault is in it.',
        ),
        passage(
          'How to take it back',
          `It is good for joining until ${formatDay(`${expires}T00:00`)}. There is no way to take the key in it back; when two enrollers retire a member, a new key is made for what is published from then on.`,
        ),
      ],
      send: { text: 'Save this invitation', run: () => close(true) },
      keep: () => close(false),
      hint: 'saves',
    }),
  );
}
