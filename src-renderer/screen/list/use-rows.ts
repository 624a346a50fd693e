import { useCallback, useEffect, useRef, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { Rows } from '../../../src-shared/vault-contract';
import { isAbout, type Topic } from '../links/topics';
import { onVaultEvent } from '../links/vault';

/** Rows asked for at once: about four screens of them. */
const BLOCK = 128;

/** Lists that are not searched by near spelling leave `near` out. */
type Answer<Row> = Omit<Rows<Row>, 'near'> & Partial<Pick<Rows<Row>, 'near'>>;
type Load<Row> = (from: number, count: number) => Promise<Result<Answer<Row>, AppError>>;

/** What is known of one list at one time. Blocks fill as they come into view. */
interface Pages<Row> {
  readonly key: string;
  readonly total: number;
  readonly near: number;
  readonly blocks: ReadonlyMap<number, readonly Row[]>;
}

export interface RowWindow<Row> {
  readonly total: number;
  readonly near: number;
  /** False until the first answer; an older list stays in view while a newer one is on its way. */
  readonly isReady: boolean;
  /** False while that older list is the one in view: a place in it says nothing in the one that is asked for. */
  readonly isCurrent: boolean;
  readonly at: (index: number) => Row | undefined;
  /** Says which rows are in view, so that they are fetched. */
  readonly need: (first: number, last: number) => void;
}

export function useRows<Row>(key: string, load: Load<Row>, topics: readonly Topic[]): RowWindow<Row> {
  const [pages, setPages] = useState<Pages<Row>>();
  const shown = useRef<Pages<Row> | undefined>(undefined);
  const loadRef = useRef(load);
  loadRef.current = load;
  const inView = useRef({ first: 0, last: 0 });
  const asked = useRef(new Set<number>());
  const generation = useRef(0);

  const show = useCallback((next: Pages<Row>) => {
    shown.current = next;
    setPages(next);
  }, []);

  const fetchBlock = useCallback(
    async (block: number) => {
      const mine = generation.current;
      asked.current.add(block);
      const answer = await loadRef.current(block * BLOCK, BLOCK);
      if (!answer.ok || mine !== generation.current || !shown.current) return;
      const { total, near = 0, rows } = answer.value;
      show({ ...shown.current, total, near, blocks: new Map(shown.current.blocks).set(block, rows) });
    },
    [show],
  );

  const need = useCallback(
    (first: number, last: number) => {
      inView.current = { first, last };
      for (const block of blocksOf(first, last)) if (!asked.current.has(block)) void fetchBlock(block);
    },
    [fetchBlock],
  );

  const watched = topics.join(' ');
  useEffect(() => {
    const refresh = async (first: number, last: number) => {
      const mine = ++generation.current;
      const wanted = blocksOf(first, last);
      const answers = await Promise.all(wanted.map((block) => loadRef.current(block * BLOCK, BLOCK)));
      if (mine !== generation.current) return;
      asked.current = new Set(wanted);
      const good = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      const blocks = new Map(good.map((value) => [value.from / BLOCK, value.rows]));
      show({ key, total: good[0]?.total ?? 0, near: good[0]?.near ?? 0, blocks });
    };
    void refresh(0, 0);
    return onVaultEvent((event) => {
      if (isAbout(event, watched)) void refresh(inView.current.first, inView.current.last);
    });
  }, [key, watched, show]);

  const at = useCallback((index: number) => pages?.blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK], [pages]);
  return {
    total: pages?.total ?? 0,
    near: pages?.near ?? 0,
    isReady: pages !== undefined,
    isCurrent: pages?.key === key,
    at,
    need,
  };
}

function blocksOf(first: number, last: number): number[] {
  const blocks: number[] = [];
  for (let block = Math.floor(first / BLOCK); block <= Math.floor(last / BLOCK); block++) blocks.push(block);
  return blocks;
}
