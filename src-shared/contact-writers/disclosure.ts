import type { DisclosureFormat } from '../book/contact';
import type { PartialDate } from '../book/fact';
import { sayDate } from '../book/partial-date';
import { assertNever } from '../result';

/** A line of a disclosure: what is held, and where it came from. */
export interface DisclosedLine {
  readonly label: string;
  /** Lines of it. */
  readonly text: string;
  /** "from contacts.vcf (Outlook), 1 March 2026; held because: not decided yet". */
  readonly origin?: string;
  /** A picture, as base64 (RFC 4648 §4). */
  readonly picture?: { readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp'; readonly base64: string };
}

/** Everything that the book holds about one person, in sections, in the words of a letter. */
export interface Disclosure {
  readonly name: string;
  /** ISO 8601 instant at which it was made. */
  readonly madeAt: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly DisclosedLine[] }[];
}

/** "26 March 1971", "26 March": the page is in English, wherever it is read. */
export const sayDayInWords = (date: PartialDate): string => sayDate(date, 'en-GB');

/** The disclosure as the text of a file. */
export function writeDisclosure(disclosure: Disclosure, format: DisclosureFormat): string {
  switch (format) {
    case 'disclosure-html':
      return toHtml(disclosure);
    case 'disclosure-json':
      return `${JSON.stringify({ format: 'bailiwick-disclosure', version: 1, ...disclosure }, null, 2)}\n`;
    default:
      return assertNever(format);
  }
}

/**
 * One page that opens anywhere and prints on A4: no script, nothing fetched, pictures inside. The policy in its head holds
 * even where somebody wrote markup into a note.
 */
function toHtml({ name, madeAt, sections }: Disclosure): string {
  const title = `What is held about ${escape(name)}`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="made">Made on ${sayDayInWords(madeAt.slice(0, 10))} with Bailiwick: everything in this person’s record, and every matter and tie that names it.</p>
${sections
  .filter(({ lines }) => lines.length > 0)
  .map(toSection)
  .join('\n')}
</main>
</body>
</html>
`;
}

const STYLE = `
body { margin: 0; background: #fbfaf7; color: #1b1d21; font: 15px/1.5 Georgia, 'Times New Roman', serif; }
main { max-width: 44rem; margin: 3rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; font-weight: normal; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; border-bottom: 1px solid #d9d5cb; font-size: 1.05rem; }
dl { margin: 0; }
div.line { display: grid; grid-template-columns: 10rem 1fr; gap: .25rem 1rem; padding: .25rem 0; break-inside: avoid; }
dt { color: #4b4e55; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
dd.origin { grid-column: 2; color: #64666b; font-size: .85rem; }
p.made { color: #4b4e55; }
img { max-width: 12rem; }
@media print { @page { size: A4; margin: 20mm; } body { background: #fff; } main { margin: 0; } }
`;

const toSection = ({ title, lines }: Disclosure['sections'][number]): string =>
  `<section>\n<h2>${escape(title)}</h2>\n<dl>\n${lines.map(toLine).join('\n')}\n</dl>\n</section>`;

function toLine({ label, text, origin, picture }: DisclosedLine): string {
  const what = picture
    ? `<img alt="${escape(label)}" src="data:${picture.mediaType};base64,${picture.base64.replace(/[^A-Za-z0-9+/=]/g, '')}">`
    : escape(text);
  const from = origin === undefined ? '' : `<dd class="origin">${escape(origin)}</dd>`;
  return `<div class="line"><dt>${escape(label)}</dt><dd>${what}</dd>${from}</div>`;
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
