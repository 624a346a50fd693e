/*
 * As much of the D-Bus wire format (D-Bus Specification 0.41, "Message Protocol") as it takes to say hello, to ask for
 * signals and to read them.
 *
 *   0  u8 byte order: 'l' little, 'B' big | u8 type | u8 flags | u8 protocol version = 1
 *   4  u32 body length | u32 serial | array of header fields: struct { u8 code, variant } | padding to 8 | body
 */

const METHOD_CALL = 1;
export const SIGNAL = 4;
const FIXED_BYTES = 16;
/** The specification's own bound; nothing we listen to is near it. */
const MAX_MESSAGE_BYTES = 128 * 1024 * 1024;
const FIELD_CODES = { path: 1, interface: 2, member: 3, destination: 6, signature: 8 } as const;

export interface BusMessage {
  readonly type: number;
  readonly interface: string;
  readonly member: string;
  /** What a boolean body says, or the boolean property that changed. */
  readonly flags: Readonly<Record<string, boolean>>;
}

export interface BusCall {
  readonly serial: number;
  readonly member: string;
  readonly argument?: string;
}

const padTo = (alignment: number, length: number): number => (alignment - (length % alignment)) % alignment;

function stringBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes, Buffer.alloc(1)]);
}

/** A call of the bus itself, with one string or nothing. */
export function encodeCall({ serial, member, argument }: BusCall): Buffer {
  const body = argument === undefined ? Buffer.alloc(0) : stringBytes(argument);
  const fields = [
    field(FIELD_CODES.path, 'o', stringBytes('/org/freedesktop/DBus')),
    field(FIELD_CODES.interface, 's', stringBytes('org.freedesktop.DBus')),
    field(FIELD_CODES.member, 's', stringBytes(member)),
    field(FIELD_CODES.destination, 's', stringBytes('org.freedesktop.DBus')),
    ...(argument === undefined ? [] : [field(FIELD_CODES.signature, 'g', Buffer.from('\u0001s\0', 'latin1'))]),
  ];
  let header = Buffer.alloc(0);
  for (const bytes of fields) header = Buffer.concat([header, Buffer.alloc(padTo(8, header.length)), bytes]);
  const fixed = Buffer.alloc(FIXED_BYTES);
  fixed.set([0x6c, METHOD_CALL, 0, 1]);
  fixed.writeUInt32LE(body.length, 4);
  fixed.writeUInt32LE(serial, 8);
  fixed.writeUInt32LE(header.length, 12);
  return Buffer.concat([fixed, header, Buffer.alloc(padTo(8, header.length)), body]);
}

const field = (code: number, signature: string, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([code, 1]), Buffer.from(`${signature}\0`, 'latin1'), value]);

/**
 * The message that `bytes` begins with, and its length; undefined while it is incomplete. Throws on what is no message:
 * the connection is then given up.
 */
export function decodeMessage(bytes: Buffer): { readonly message: BusMessage; readonly length: number } | undefined {
  if (bytes.length < FIXED_BYTES) return undefined;
  const order = bytes.toString('latin1', 0, 1);
  if (order !== 'l' && order !== 'B') throw new RangeError('byte order');
  const reader = createReader(bytes, order === 'l');
  const bodyLength = reader.u32(4);
  const fieldsLength = reader.u32(12);
  const bodyOffset = FIXED_BYTES + fieldsLength + padTo(8, fieldsLength);
  const length = bodyOffset + bodyLength;
  if (length > MAX_MESSAGE_BYTES) throw new RangeError('message length');
  if (bytes.length < length) return undefined;
  const fields = readFields(reader, FIXED_BYTES + fieldsLength);
  const message = {
    type: bytes[1] ?? 0,
    interface: fields.get(FIELD_CODES.interface) ?? '',
    member: fields.get(FIELD_CODES.member) ?? '',
    flags: readFlags(reader, fields.get(FIELD_CODES.signature) ?? '', bodyOffset),
  };
  return { message, length };
}

type Reader = ReturnType<typeof createReader>;

function createReader(bytes: Buffer, isLittleEndian: boolean) {
  const u32 = (offset: number): number => (isLittleEndian ? bytes.readUInt32LE(offset) : bytes.readUInt32BE(offset));
  return {
    u32,
    u8: (offset: number): number => bytes.readUInt8(offset),
    /** `end`: after the closing zero. */
    text: (offset: number, lengthBytes: 1 | 4): { readonly value: string; readonly end: number } => {
      const start = offset + lengthBytes;
      const end = start + (lengthBytes === 4 ? u32(offset) : bytes.readUInt8(offset));
      return { value: bytes.toString('utf8', start, end), end: end + 1 };
    },
  };
}

function readFields(reader: Reader, end: number): ReadonlyMap<number, string> {
  const fields = new Map<number, string>();
  let offset = FIXED_BYTES;
  while (offset < end) {
    offset += padTo(8, offset);
    const code = reader.u8(offset);
    const signature = reader.text(offset + 1, 1);
    if (signature.value === 'u') {
      offset = signature.end + padTo(4, signature.end) + 4;
      continue;
    }
    const isSignature = signature.value === 'g';
    const start = isSignature ? signature.end : signature.end + padTo(4, signature.end);
    const value = reader.text(start, isSignature ? 1 : 4);
    fields.set(code, value.value);
    offset = value.end;
  }
  return fields;
}

/** `b`: one boolean. `sa{sv}as`: PropertiesChanged, of which the booleans are read up to the first other value. */
function readFlags(reader: Reader, signature: string, body: number): Readonly<Record<string, boolean>> {
  if (signature === 'b') return { value: reader.u32(body) === 1 };
  const flags: Record<string, boolean> = {};
  if (signature !== 'sa{sv}as') return flags;
  const name = reader.text(body, 4);
  const lengthOffset = name.end + padTo(4, name.end);
  let offset = lengthOffset + 4;
  offset += padTo(8, offset);
  const end = offset + reader.u32(lengthOffset);
  while (offset < end) {
    offset += padTo(8, offset);
    const key = reader.text(offset, 4);
    const type = reader.text(key.end, 1);
    if (type.value !== 'b') break;
    const value = type.end + padTo(4, type.end);
    flags[key.value] = reader.u32(value) === 1;
    offset = value + 4;
  }
  return flags;
}
