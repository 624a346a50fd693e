import { decodeAs } from '../bytes/decode';
import { viewOf } from './byte-source';
import { utf16 } from './mapi-values';

/** Whom a member of a distribution list is: somebody written out, or an entry of the same file. */
export type Member =
  { readonly kind: 'one-off'; readonly name: string; readonly email: string } | { readonly kind: 'entry'; readonly node: number };

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Providers of entry identifiers (MS-OXCDATA §2.2.5.1, MS-OXOCNTC §2.2.2.4.1). */
const ONE_OFF = '812b1fa4bea310199d6e00dd010f5402';
const WRAPPED = 'c091add3519dcf11a4a900aa0047faa4';

/** A member's entry identifier; undefined where it is of no known kind. */
export function readMember(bytes: Uint8Array): Member | undefined {
  if (bytes.length < 24) return undefined;
  const provider = hexOf(bytes.subarray(4, 20));
  if (provider === ONE_OFF) return readOneOff(bytes);
  // Flags, provider, a byte that says what is wrapped, and the identifier itself.
  const inner = provider === WRAPPED ? bytes.subarray(21) : bytes;
  if (provider === WRAPPED && hexOf(inner.subarray(4, 20)) === ONE_OFF) return readOneOff(inner);
  return inner.length >= 24 ? { kind: 'entry', node: viewOf(inner).getUint32(20, true) } : undefined;
}

const IS_UNICODE = 0x8000;

function readOneOff(bytes: Uint8Array): Member | undefined {
  if (bytes.length < 24) return undefined;
  const isUnicode = (viewOf(bytes).getUint16(22, true) & IS_UNICODE) !== 0;
  const text = isUnicode ? utf16.decode(bytes.subarray(24)) : (decodeAs(bytes.subarray(24), 'windows-1252') ?? '');
  const [name = '', , email = ''] = text.split('\u0000', 3);
  return { kind: 'one-off', name, email };
}
