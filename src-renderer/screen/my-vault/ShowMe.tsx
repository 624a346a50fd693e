import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { OutputOf } from '../../../src-shared/contract';
import { canBeShown, type VaultContract } from '../../../src-shared/vault-contract';
import { formatBytes, plural, sayError } from '../../look';
import { asJob } from '../frame/jobs';
import { vault } from '../links/vault';

type Outcome = OutputOf<VaultContract['showMe']>;

/** Searches the vault's own files on the disk for words that must not be there. */
export function ShowMe() {
  const [typed, setText] = useState('');
  const text = typed.trim();
  const isTooShort = !canBeShown(text);
  const [isLooking, setIsLooking] = useState(false);
  const [answer, setAnswer] = useState<{ readonly text: string; readonly outcome: Outcome } | AppError>();
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setIsLooking(true);
    const found = await asJob(vault.showMe({ text }));
    setIsLooking(false);
    setAnswer(found.ok ? { text, outcome: found.value } : found.error);
  };
  return (
    <section className="page-section">
      <p className="lead serif">
        Type the name of a client or a person. Bailiwick reads every byte of its own files and looks for it.
      </p>
      <form className="form-line" onSubmit={(event) => void look(event)}>
        <TextInput
          className="grow"
          aria-label="What to look for"
          placeholder="Nordhavn Shipping"
          value={typed}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={isLooking} disabled={isTooShort}>
          Show me
        </Button>
      </form>
      <div className="show-me-answer" aria-live="polite">
        {text !== '' && isTooShort && (
          <p className="quiet">
            A little longer, please: at least five letters, or two of Chinese, Japanese or Korean. Anything shorter
            turns up among millions of sealed bytes by mere chance, and finding it would mean nothing.
          </p>
        )}
        {answer && <Answer answer={answer} />}
      </div>
      <p className="quiet">
        It looks for the words as UTF-8, UTF-16, base64 and hexadecimal, in the vault’s folder and in the app’s profile.
      </p>
    </section>
  );
}

function Answer({ answer }: { readonly answer: { readonly text: string; readonly outcome: Outcome } | AppError }) {
  if ('kind' in answer) return <p className="lead serif">{sayError(answer)}</p>;
  const { text, outcome } = answer;
  const { found, bytes, files, tooShortIn } = outcome;
  const where = `${formatBytes(bytes)} in ${plural(files, 'file', 'files')}`;
  if (found.length === 0)
    return (
      <>
        <p className="lead serif">
          “{text}”: not found in {where}.
        </p>
        <TooShort encodings={tooShortIn} />
      </>
    );
  return (
    <>
      <p className="lead serif">
        “{text}”: found {plural(found.length, 'time', 'times')} in {where}.
      </p>
      <ul className="plain-list mono">
        {found.map(({ file, encoding }) => (
          <li key={`${file} ${encoding}`}>
            {file} ({encoding})
          </li>
        ))}
      </ul>
      <TooShort encodings={tooShortIn} />
    </>
  );
}

function TooShort({ encodings }: { readonly encodings: readonly string[] }) {
  if (encodings.length === 0) return null;
  return (
    <p className="quiet">
      Not looked for as {new Intl.ListFormat('en', { type: 'disjunction' }).format(encodings)}: written so, it is too
      short to tell from chance. Add a word to look for it in these as well.
    </p>
  );
}
