import type { FileError } from '../../../../src-shared/errors';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { Progress } from '../../bytes/text';
import type { ReportBuilder } from '../../report';
import type { ReadContact } from '../../vcard/finish-card';
import { createByteSource, viewOf } from '../byte-source';
import { OTHERS } from '../contact-properties';
import { readMapiContact } from '../mapi-contact';
import { labelOfCodePage, readNames, type MapiProperties } from '../mapi-values';
import { codePageOf } from '../read-msg';
import { openNodeDatabase, type Node, type NodeDatabase, type PstProblem } from './ndb';
import { readProperties } from './property-context';

/** Numbers of nodes that every file has (MS-PST §2.4.1), and kinds of nodes in their lower five bits. */
const STORE = 0x21;
const NAMES = 0x61;
const KIND_MASK = 0x1f;
const MESSAGE = 0x04;
const ATTACHMENT = 0x05;
const MOST_ATTACHMENTS = 50;
/** Folders within folders. */
const DEEPEST_FOLDER = 100;

/**
 * Contacts and distribution lists in an Outlook data file (MS-PST), from all folders but the deleted items. The file
 * stays in the pieces it came in: pages and blocks are read where they lie. Passwords protect nothing in this format.
 */
export function openPst(
  chunks: readonly Uint8Array[],
  report: ReportBuilder,
  progress: Progress,
): Result<Generator<ReadContact>, FileError> {
  const source = createByteSource(chunks);
  const database = openNodeDatabase(source);
  if (typeof database === 'string') return err(PROBLEMS[database]);
  return ok(readPeople(new Mailbox(database), report, (share) => (progress.bytes = Math.floor(source.size * share))));
}

const PROBLEMS: Readonly<Record<PstProblem, FileError>> = {
  'not a PST': { kind: 'file-not-contacts', looksLike: 'binary data' },
  newer: { kind: 'file-not-contacts', looksLike: 'an Outlook cache (OST); export a PST from Outlook instead' },
  damaged: { kind: 'file-damaged', where: 'its index' },
};

function* readPeople(
  mailbox: Mailbox,
  report: ReportBuilder,
  onProgress: (share: number) => void,
): Generator<ReadContact> {
  const messages = mailbox.messages();
  let number = 0;
  let deleted = 0;
  for (const [index, node] of messages.entries()) {
    onProgress(index / messages.length);
    const messageClass = mailbox.messageClass(node);
    if (!/^IPM\.(?:Contact|DistList)\b/i.test(messageClass)) continue;
    if (mailbox.isDeleted(node)) {
      deleted++;
      continue;
    }
    number++;
    const item = mailbox.read(node);
    if (item === undefined) report.skipped(`contact ${number}`, 'contact', 'damaged: it cannot be read');
    else {
      const nameOfMember = (id: number): string | undefined => mailbox.nameOf(id);
      yield readMapiContact({ ...item, number, nameOfMember }, report);
    }
  }
  if (deleted > 0) report.skipped('Deleted Items', `${deleted} contacts`, 'deleted in Outlook');
}

class Mailbox {
  readonly #database: NodeDatabase;
  readonly #names: ReadonlyMap<number, string>;
  readonly #label: string;
  readonly #wastebasket: number | undefined;
  readonly #deleted = new Map<number, boolean>();

  constructor(database: NodeDatabase) {
    this.#database = database;
    const none = { names: new Map<number, string>(), label: 'windows-1252' };
    const plain = (id: number): MapiProperties => {
      const node = database.node(id);
      return (node && readProperties(database, node, none)) ?? new Map();
    };
    const table = plain(NAMES);
    const bytes = (key: string): Uint8Array => {
      const value = table.get(key);
      return value?.kind === 'bytes' ? value.bytes : new Uint8Array();
    };
    this.#names = readNames(bytes('0002'), bytes('0003'), bytes('0004'));
    const store = plain(STORE);
    this.#label = labelOfCodePage(codePageOf(store));
    const wastebasket = store.get('35E3');
    this.#wastebasket =
      wastebasket?.kind === 'bytes' && wastebasket.bytes.length >= 24
        ? viewOf(wastebasket.bytes).getUint32(20, true)
        : undefined;
  }

  messages(): Node[] {
    const seen = new Set<number>();
    return [...this.#database.nodes()].filter(
      ({ id }) => (id & KIND_MASK) === MESSAGE && !seen.has(id) && Boolean(seen.add(id)),
    );
  }

  messageClass(node: Node): string {
    const properties = readProperties(this.#database, node, { ...this.#options, only: ONLY_CLASS });
    const value = properties?.get(OTHERS.messageClass);
    return value?.kind === 'text' ? value.text : '';
  }

  read(node: Node): { readonly properties: MapiProperties; readonly attachments: readonly MapiProperties[] } | undefined {
    const properties = readProperties(this.#database, node, this.#options);
    if (properties === undefined) return undefined;
    const attached = [...this.#database.subnodes(node.sub).values()].filter(({ id }) => (id & KIND_MASK) === ATTACHMENT);
    const attachments = attached
      .slice(0, MOST_ATTACHMENTS)
      .flatMap((sub) => readProperties(this.#database, sub, this.#options) ?? []);
    return { properties, attachments };
  }

  /** What another contact of the file is called, for lists that name it by its number. */
  nameOf(id: number): string | undefined {
    const node = this.#database.node(id);
    const name = node && readProperties(this.#database, node, { ...this.#options, only: ONLY_NAME })?.get('3001');
    return name?.kind === 'text' && name.text !== '' ? name.text : undefined;
  }

  isDeleted(node: Node): boolean {
    if (this.#wastebasket === undefined) return false;
    const known = this.#deleted.get(node.parent);
    if (known !== undefined) return known;
    let folder: number | undefined = node.parent;
    for (let depth = 0; folder !== undefined && depth < DEEPEST_FOLDER && folder !== this.#wastebasket; depth++) {
      const parent: number | undefined = this.#database.node(folder)?.parent;
      folder = parent === folder ? undefined : parent;
    }
    const isDeleted = folder === this.#wastebasket;
    this.#deleted.set(node.parent, isDeleted);
    return isDeleted;
  }

  get #options() {
    return { names: this.#names, label: this.#label };
  }
}

const ONLY_CLASS: ReadonlySet<number> = new Set([0x001a]);
const ONLY_NAME: ReadonlySet<number> = new Set([0x3001]);
