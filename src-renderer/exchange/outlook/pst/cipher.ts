/**
 * The encodings of data blocks (MS-PST §5.1, §5.2): no secret is in them, anyone can undo them. Base64 of the tables
 * mpbbI and mpbbS; mpbbR is the inverse of mpbbI.
 */
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const INNER = fromBase64(
  'R/G05gtqckiFTp7r4viUU+C7oALoWgmr2+O6xnzDEN05BZYw9TdggozJE0prHfP7jyaXypEXAcQyLW4xlf/ZI9EAXnncRDsaKMVhVyCQPYO5Q75n0kZC' +
    'dsBtW36yDxYpPKkDVA3aXd/2t8dizY0G02lchtYU96Vmdayx6UUhcAyHn3SkIkxvvx9Wqi6zeDNQsKOSvM8ZHKdjyx5NPksbm0/n8O6tOrVZBOpAVSVR' +
    '5XqJOGhSe/wnrte9+gf0zI5f7zWchCsV1Xc0SbYSCn9xiP2dGEF9k9hYLM7+JK/euDbIoYCmmZioLw6BZXPkwqKK1OER0AiLKvLtmmQ/wWz57A==',
);
const SWAPPED = fromBase64(
  'FFMPVrPIepzrZUgXFhWfAsxUfIMADQwLomKodtvZ7cfFpNyshXTW0KebrpqWcWbDY5m43XOSjoR9pV7RXZOxV1FQgIlSlE9OCmu8jX9uR0ZBQEQBEcsDP/f0' +
    '4amPPDr5+/AZMIIJLsmdoIZJ7m9NbcQtgTQlhxuIqvwGoRI4/UxCcmQTNyRqdXdD/+a0SzZc5Ng1PUW5LOy3MSspB2ijDml7GJ4hOb4oGlt49SPKKrCvPv' +
    '4EjOflmDKV0/ZK6Kbq6fPVL3Ag8h8FZ61VEM7N4yc72rrXwibUkR3SHCIz+PrxWu/PkLaLtb3AvwiXHmziYeDGwVmru1jeX99geX6yig==',
);
const OUTER = new Uint8Array(256);
for (const [index, byte] of INNER.entries()) OUTER[byte] = index;

/** NDB_CRYPT_PERMUTE, as nearly every file has it. */
export function undoPermute(bytes: Uint8Array): void {
  for (let index = 0; index < bytes.length; index++) bytes[index] = INNER[bytes[index] ?? 0] ?? 0;
}

/** NDB_CRYPT_CYCLIC ("high encryption"); `key` is the lower half of the block's number. It undoes itself. */
export function undoCyclic(bytes: Uint8Array, key: number): void {
  let word = (key ^ (key >>> 16)) & 0xffff;
  for (let index = 0; index < bytes.length; index++) {
    const low = word & 0xff;
    const high = word >>> 8;
    const outer = OUTER[((bytes[index] ?? 0) + low) & 0xff] ?? 0;
    const swapped = SWAPPED[(outer + high) & 0xff] ?? 0;
    bytes[index] = ((INNER[(swapped - high) & 0xff] ?? 0) - low) & 0xff;
    word = (word + 1) & 0xffff;
  }
}
