import type { Client } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import { formatMoment } from '../../look';
import { sentenceFor } from '../window/say';

export type Explain = (error: AppError) => Promise<string>;

/** What keeps the vault shut, in a sentence; where part of it is damaged, also from when the last good copy is. */
export const explainWith =
  (shell: Pick<Client<ShellForVault>, 'lastGoodCopy'>, now: () => Date = () => new Date()): Explain =>
  async (error) => {
    if (error.kind !== 'vault-damaged') return sentenceFor(error);
    const copy = await shell.lastGoodCopy({});
    const isKnown = copy.ok && copy.value.at !== null;
    return sentenceFor(error, isKnown ? formatMoment(copy.value.at, now()) : undefined);
  };
