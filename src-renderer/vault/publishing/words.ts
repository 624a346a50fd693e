import { toPublicText } from '../../../src-shared/directory-entry/text';
import type { ContentOf } from '../../../src-shared/directory-entry/content';
import type { MemberProfile } from '../../../src-shared/directory-contract';

/** A profile as it may be signed; undefined where the name holds nothing that could be shown. */
export function toProfile({ name, office, practice, title }: MemberProfile): ContentOf<'profile'> | undefined {
  const publicName = toPublicText(name);
  if (publicName === undefined) return undefined;
  const parts = { office, practice, title };
  const more: { office?: string; practice?: string; title?: string } = {};
  for (const part of ['office', 'practice', 'title'] as const) {
    const text = toPublicText(parts[part] ?? '');
    if (text !== undefined) more[part] = text;
  }
  return { name: publicName, ...more };
}
