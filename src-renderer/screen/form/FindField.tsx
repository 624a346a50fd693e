import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { FoundItem } from '../../../src-shared/vault-contract';
import { vault } from '../links/vault';

interface Props {
  readonly kind: FoundItem['kind'];
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPick: (item: FoundItem) => void;
  /** What happens with a name that the book does not hold. */
  readonly unknownHint?: string;
  readonly isPicked: boolean;
}

const SHOWN = 8;

/** Names a person or client of the book while one types. */
export function FindField({ kind, label, text, onText, onPick, unknownHint, isPicked }: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const items = useFound(kind, combobox.dropdownOpened ? text : '');
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const item = items.find((candidate) => candidate.id === id);
        if (item) onPick(item);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          className="grow"
          aria-label={label}
          placeholder={label}
          value={text}
          spellCheck={false}
          autoComplete="off"
          description={!isPicked && text.trim() !== '' ? unknownHint : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => {
            onText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={items.length === 0}>
        <Combobox.Options aria-label={label}>
          {items.map((item) => (
            <Combobox.Option key={item.id} value={item.id}>
              {item.display}
              {item.detail && <span className="quiet"> · {item.detail}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useFound(kind: FoundItem['kind'], text: string): readonly FoundItem[] {
  const [items, setItems] = useState<readonly FoundItem[]>([]);
  useEffect(() => {
    let isGone = false;
    if (text.trim() === '') setItems([]);
    else
      void vault.find({ text, kinds: [kind], limit: SHOWN }).then((answer) => {
        if (!isGone && answer.ok) setItems(answer.value.items);
      });
    return () => {
      isGone = true;
    };
  }, [kind, text]);
  return items;
}
