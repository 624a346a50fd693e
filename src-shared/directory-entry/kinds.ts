/**
 * What an entry says, by the number in its header. Others are reserved: a reader keeps the chain over numbers it does
 * not know and shows nothing of them.
 */
export const KINDS = { profile: 1, claim: 2, withdraw: 3, admit: 4, retire: 5, witness: 6 } as const;
export type EntryKind = keyof typeof KINDS;

/** How somebody is admitted. */
export const ADMIT_CODES = { member: 1, enroller: 2 } as const;

/** Why somebody, or one device, is retired. */
export const RETIRE_CODES = { refuse: 1, left: 2, lost: 3 } as const;

export const NO_CODE = 0;

/** What a header of a kind must carry besides what all carry. */
interface KindForm {
  readonly kind: EntryKind;
  readonly content: boolean;
  readonly target: boolean;
  readonly codes: readonly number[];
}

const FORMS: readonly KindForm[] = [
  { kind: 'profile', content: true, target: false, codes: [NO_CODE] },
  { kind: 'claim', content: true, target: false, codes: [NO_CODE] },
  { kind: 'withdraw', content: false, target: true, codes: [NO_CODE] },
  { kind: 'admit', content: false, target: true, codes: Object.values(ADMIT_CODES) },
  { kind: 'retire', content: true, target: true, codes: Object.values(RETIRE_CODES) },
  { kind: 'witness', content: true, target: false, codes: [NO_CODE] },
];
const FORM_BY_NUMBER = new Map<number, KindForm>(FORMS.map((form) => [KINDS[form.kind], form]));

interface Shape {
  readonly kind: number;
  readonly code: number;
  readonly contentHash?: Uint8Array;
  readonly target?: Uint8Array;
}

/**
 * The kind of a header that carries just what its kind asks for. Undefined for every other: such an entry keeps its
 * place in the chain and has no effect, today and for every reader alike.
 */
export function effectiveKind({ kind, code, contentHash, target }: Shape): EntryKind | undefined {
  const form = FORM_BY_NUMBER.get(kind);
  if (form === undefined) return undefined;
  const fits =
    form.content === (contentHash !== undefined) && form.target === (target !== undefined) && form.codes.includes(code);
  return fits ? form.kind : undefined;
}
