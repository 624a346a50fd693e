import { el } from './dom';
import { formSheet } from './form-sheet';
import { inFigures, people } from './say';
import type { SheetHost } from './sheet-host';

/** What follows from erasing somebody, as the vault worked it out. */
export interface Erasing {
  readonly display: string;
  readonly people: number;
  readonly matters: number;
  /** Records that hold the name in free words. */
  readonly mentions: number;
  /** Changes that could be undone until now. */
  readonly undoable: number;
}

/** Asks, in the vault's own window, since nothing brings an erased person back. True where the partner says so. */
export function askToErase(host: SheetHost, erasing: Erasing): Promise<boolean> {
  return host.present<boolean>((close) => {
    const keep = () => close(false);
    const { element } = formSheet({
      title: `Erase ${erasing.display} for good`,
      sentence: 'Nothing brings an erased person back: no undo, no import, no part of this vault’s files.',
      content: [el('ul', { class: 'steps' }, ...linesOf(erasing).map((line) => el('li', {}, line)))],
      submit: 'Erase for good',
      isForGood: true,
      cancel: { text: 'Keep', run: keep },
      onSubmit: async () => () => close(true),
    });
    const keepButton = element.querySelector<HTMLButtonElement>('.actions button[type="button"]');
    return { element, width: 520, focus: keepButton ?? element, cancel: keep };
  });
}

function linesOf({ people: named, matters, mentions, undoable }: Erasing): readonly string[] {
  const places = [
    ...(named > 0 ? [people(named)] : []),
    ...(matters > 0 ? [`${inFigures(matters)} ${matters === 1 ? 'matter' : 'matters'}`] : []),
  ];
  return [
    'All facts, notes, tags and ties, and where each came from, are erased.',
    ...(places.length > 0 ? [`${places.join(' and ')} will name them no longer.`] : []),
    ...(mentions > 0
      ? [
          `${inFigures(mentions)} other ${mentions === 1 ? 'record holds' : 'records hold'} this name in words of your own. Those stay: look for the name first if they should not.`,
        ]
      : []),
    undoable > 1
      ? `The last ${inFigures(undoable)} changes can no longer be undone, because they may hold this person.`
      : 'Changes made so far can no longer be undone, because they may hold this person.',
    'The vault’s journal and snapshot are written anew without them. A mark that nobody can read keeps files from bringing them in again.',
    'Backups and exported files that you made earlier still hold them: those are yours to destroy.',
  ];
}
