import { Menu } from '@mantine/core';

import type { Facets as FacetCounts, PeopleFilter } from '../../../src-shared/vault-contract';
import { formatCount } from '../../look';
import { go } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { FLAG_NAMES, GAP_NAMES } from './words';

const TAGS_SHOWN = 40;

/** Narrows the list by tag, by flag, by what is missing; each with how many there are. */
export function Facets({ filter }: { readonly filter: PeopleFilter }) {
  const facets = useLive(`facets ${JSON.stringify(filter)}`, () => vault.facets({ filter }), ['people']).value;
  const chosen = chosenFacets(filter);
  return (
    <div className="facets">
      {chosen.map(({ label, without }) => (
        <button key={label} type="button" className="chip" onClick={() => narrow(without)}>
          {label} <span aria-hidden>×</span>
          <span className="spoken">: take this filter away</span>
        </button>
      ))}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <button type="button" className="link-button">
            Filter
          </button>
        </Menu.Target>
        <Menu.Dropdown className="facet-menu">{facets && <FacetItems facets={facets} filter={filter} />}</Menu.Dropdown>
      </Menu>
    </div>
  );
}

function FacetItems({ facets, filter }: { readonly facets: FacetCounts; readonly filter: PeopleFilter }) {
  const item = (key: string, label: string, count: number, next: PeopleFilter) =>
    count > 0 && (
      <Menu.Item
        key={key}
        rightSection={<span className="facet-count">{formatCount(count)}</span>}
        onClick={() => narrow(next)}
      >
        {label}
      </Menu.Item>
    );
  return (
    <>
      <Menu.Label>What is missing</Menu.Label>
      {keysOf(GAP_NAMES).map((gap) =>
        item(gap, GAP_NAMES[gap], facets.gaps[gap], { ...filter, gaps: [...(filter.gaps ?? []), gap] }),
      )}
      <Menu.Label>Flags</Menu.Label>
      {keysOf(FLAG_NAMES).map((flag) =>
        item(flag, FLAG_NAMES[flag], facets.flags[flag], { ...filter, flags: [...(filter.flags ?? []), flag] }),
      )}
      {facets.tags.length > 0 && <Menu.Label>Tags</Menu.Label>}
      {facets.tags
        .slice(0, TAGS_SHOWN)
        .map(({ tag, count }) => item(`tag ${tag}`, tag, count, { ...filter, tags: [...(filter.tags ?? []), tag] }))}
    </>
  );
}

function chosenFacets(filter: PeopleFilter): readonly { readonly label: string; readonly without: PeopleFilter }[] {
  const { tags = [], flags = [], gaps = [], clientId, ...rest } = filter;
  const all = { ...rest, tags, flags, gaps, ...(clientId ? { clientId } : {}) };
  return [
    ...tags.map((tag) => ({ label: tag, without: { ...all, tags: tags.filter((other) => other !== tag) } })),
    ...flags.map((flag) => ({
      label: FLAG_NAMES[flag],
      without: { ...all, flags: flags.filter((other) => other !== flag) },
    })),
    ...gaps.map((gap) => ({ label: GAP_NAMES[gap], without: { ...all, gaps: gaps.filter((other) => other !== gap) } })),
    ...(clientId ? [{ label: 'One client', without: { ...rest, tags, flags, gaps } }] : []),
  ];
}

/** Empty parts are left out, so that an unfiltered list is the one that was there before. */
function narrow({ tags, flags, gaps, clientId, text }: PeopleFilter): void {
  go({
    screen: 'people',
    filter: {
      ...(text ? { text } : {}),
      ...(clientId ? { clientId } : {}),
      ...(tags?.length ? { tags } : {}),
      ...(flags?.length ? { flags } : {}),
      ...(gaps?.length ? { gaps } : {}),
    },
  });
}

const keysOf = <Key extends string>(names: Readonly<Record<Key, string>>): readonly Key[] =>
  Object.keys(names) as Key[];
