/** Why two records may be about one person; the screen words it. */
export type DuplicateReason =
  | { readonly kind: 'email' | 'phone' | 'client'; readonly value: string }
  | {
      readonly kind: 'name';
      readonly tie: 'same' | 'variant' | 'loose' | 'family-differs' | 'part';
      /** What it takes to hold them for one name; empty where they are the same. */
      readonly ways: readonly ('swapped' | 'nickname' | 'spelling' | 'initial' | 'slip' | 'part')[];
    }
  | { readonly kind: 'birthday' };

/** What speaks against it. `shared`: what they have in common, others have too. */
export type AgainstDuplicate = 'generation' | 'birthday' | 'middle-name' | 'shared';
