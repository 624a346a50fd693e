import { decodeContent } from '../../../src-shared/directory-entry/content';
import type { LedgerRow } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import { assertNever, type Result } from '../../../src-shared/result';
import type { ExportOutcome } from '../../../src-shared/vault-contract';
import { formatDay } from '../../look';
import type { JoinedDirectory } from './joined-directory';
import { peopleAndClients } from '../window/say';
import { exportsSchema, invitationsSchema, KEY, leftSchema, readKept, type Values } from './kept';
import type { OwnEntry } from './own-entries';
import { nameless, sentenceOf } from './rows';

/** Notes a file that left. A ledger that leaves something out is none, so it is written before the answer goes out. */
export function noteExport(
  values: Values,
  { format, people, clients, bytes, sha256, path }: ExportOutcome,
  at: string,
): Promise<Result<null, AppError>> {
  const before = readKept(values, KEY.exports, exportsSchema) ?? [];
  return values.setValue(KEY.exports, [...before, { at, format, people, clients, bytes, sha256, path }]);
}

/** Everything that ever left this vault, newest first. */
export function ledgerRows(values: Values, directory: JoinedDirectory | undefined): readonly LedgerRow[] {
  const rows = [
    ...(readKept(values, KEY.exports, exportsSchema) ?? []).map(
      ({ at, format, people, clients = 0, bytes, sha256, path }): LedgerRow => ({
        id: sha256,
        at,
        what: 'export',
        words: `${peopleAndClients(people, clients)} as ${format}`,
        bytes,
        hash: sha256,
        receipt: at,
        path,
      }),
    ),
    ...(readKept(values, KEY.invitations, invitationsSchema) ?? []).map(
      ({ id, at, path, name, expires }): LedgerRow => ({
        id: id.join(''),
        at,
        what: 'invitation',
        words: `${name === '' ? 'An invitation' : `An invitation for ${name}`}, good until ${formatDay(`${expires}T00:00`)}`,
        bytes: 0,
        hash: '',
        receipt: at,
        path,
      }),
    ),
    ...(directory ? entryRows(directory) : []),
    ...(readKept(values, KEY.left, leftSchema) ?? []).flatMap((left) => left.rows),
  ];
  return rows.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function entryRows(directory: JoinedDirectory): readonly LedgerRow[] {
  const { log, receipts } = directory;
  const names = new Map<string, string>(
    directory.sync.view().members.map(({ id, profile }) => [id, profile?.name ?? nameless(id)]),
  );
  return log
    .all()
    .toReversed()
    .flatMap((entry): LedgerRow[] => {
      const said = wordsOf(directory, entry, names);
      if (said === undefined) return [];
      const receipt = receipts.at(entry.feed, entry.seq);
      return [
        {
          id: entry.id,
          at: entry.header.time,
          ...said,
          bytes: entry.entryFile.length + (entry.contentFile?.length ?? 0),
          hash: entry.id,
          ...(receipt !== undefined && { receipt }),
        },
      ];
    });
}

type Said = Pick<LedgerRow, 'what' | 'words'>;

function wordsOf(
  { log, membership }: JoinedDirectory,
  entry: OwnEntry,
  names: ReadonlyMap<string, string>,
): Said | undefined {
  const { kind, content, target = '', feed } = entry;
  const name = names.get(target) ?? (target === '' ? '' : nameless(target));
  switch (kind) {
    case 'claim':
      return { what: 'summary', words: entry.claim ? sentenceOf(entry.claim) : '' };
    case 'withdraw': {
      const claim = log.byId(target)?.claim;
      return { what: 'taken-back', words: claim ? sentenceOf(claim) : '' };
    }
    case 'profile': {
      const profile = content && decodeContent('profile', content);
      const isRoot = feed === membership().rootHex;
      return { what: isRoot ? 'founded' : 'profile', words: profile?.ok ? profile.value.name : '' };
    }
    case 'admit':
      return { what: 'admitted', words: name };
    case 'retire':
      return { what: 'retired', words: name };
    case 'witness':
      return { what: 'witness', words: 'How far each colleague’s feed was read' };
    case undefined:
      return undefined;
    default:
      return assertNever(kind);
  }
}
