import { fold } from '../search/fold';

export interface EmailTraits {
  /** Spelt one way: two that are delivered to the same box are equal. */
  readonly address: string;
  readonly local: string;
  readonly domain: string;
  /** `info@`, `office@`: read by whoever sits there, tells of no person. */
  readonly isRole: boolean;
  /** The domain of an employer, not of a mail provider. */
  readonly company?: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const ROLES = words(`
  info office contact kontakt mail email post hello hallo team admin administration sekretariat secretary
  assistant assistenz reception empfang zentrale service support sales vertrieb marketing press presse legal
  recht kanzlei buchhaltung accounting accounts invoice invoices rechnung billing finance hr personal jobs
  careers karriere bewerbung help helpdesk webmaster postmaster noreply no-reply privacy datenschutz all everyone
  family familie fam famille famiglia familia board vorstand geschaeftsfuehrung management central enquiries
  enquiry inquiries general buero bureau ufficio oficina studio firma company direction direktion
`);

const PROVIDERS = words(`
  gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.de hotmail.fr live.com live.co.uk msn.com
  yahoo.com yahoo.co.uk yahoo.de yahoo.fr ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch
  gmx.com web.de t-online.de freenet.de arcor.de posteo.de mailbox.org proton.me protonmail.com pm.me fastmail.com
  mail.com mail.ru yandex.ru yandex.com inbox.ru list.ru bk.ru qq.com 163.com 126.com sina.com naver.com daum.net
  orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it alice.it bluewin.ch sunrise.ch
  telenet.be skynet.be ziggo.nl kpnmail.nl xs4all.nl telia.com bredband.net online.no btinternet.com sky.com
  virginmedia.com talktalk.net ntlworld.com comcast.net verizon.net att.net sbcglobal.net cox.net charter.net
  rogers.com shaw.ca bigpond.com optusnet.com.au xtra.co.nz uol.com.br bol.com.br terra.com.br wp.pl onet.pl o2.pl
  interia.pl seznam.cz centrum.cz hey.com zoho.com tutanota.com tuta.io rediffmail.com
`);

const DOTS_DO_NOT_COUNT = words('gmail.com googlemail.com');

/** Undefined where the text is no address. */
export function emailTraits(text: string): EmailTraits | undefined {
  const folded = fold(text.trim().replace(/^mailto:/i, ''));
  const at = folded.lastIndexOf('@');
  if (at < 1 || at === folded.length - 1 || /\s/.test(folded)) return undefined;
  const domain = folded.slice(at + 1);
  // What stands behind a plus sign sorts mail within the same box.
  const tagged = folded.slice(0, at).replace(/\+.*$/, '');
  const local = DOTS_DO_NOT_COUNT.has(domain) ? tagged.replaceAll('.', '') : tagged;
  if (local === '') return undefined;
  return {
    address: `${local}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`,
    local,
    domain,
    isRole: local.split(/[._-]/).some((word) => ROLES.has(word)) || ROLES.has(local),
    ...(!PROVIDERS.has(domain) && { company: domain }),
  };
}
