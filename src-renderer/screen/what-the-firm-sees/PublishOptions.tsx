import { Checkbox, Radio } from '@mantine/core';

import { STRENGTHS, type Strength } from '../../../src-shared/directory-contract';
import { LEAST, MONTHS, type Choice } from './publish-choice';

/** As the sentence will have it. */
const STRENGTH_NAMES: Readonly<Record<Strength, string>> = {
  1: 'Slightly',
  2: 'I know them',
  3: 'Well',
  4: 'Very well',
};

interface Props {
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
  readonly isAboutPeople: boolean;
}

export function PublishOptions({ choice, onChange, isAboutPeople }: Props) {
  const change = (part: Partial<Choice>) => onChange({ ...choice, ...part });
  return (
    <div className="publish-options">
      {isAboutPeople && (
        <Radio.Group
          label="Whom it names"
          value={choice.namesPerson ? 'person' : 'client'}
          onChange={(value) => change({ namesPerson: value === 'person' })}
        >
          <div className="radio-line">
            <Radio value="client" label="The client only" />
            <Radio value="person" label="The person as well" />
          </div>
        </Radio.Group>
      )}
      <Radio.Group
        label="How well you know them"
        value={String(choice.strength ?? '')}
        onChange={(value) => change({ strength: STRENGTHS.find((strength) => String(strength) === value) })}
      >
        <div className="radio-line">
          <Radio value="" label="Not said" />
          {STRENGTHS.map((strength) => (
            <Radio key={strength} value={String(strength)} label={STRENGTH_NAMES[strength]} />
          ))}
        </div>
      </Radio.Group>
      <div className="radio-list">
        <Checkbox
          label="I am open to introductions"
          checked={choice.openToIntroductions}
          onChange={(event) => change({ openToIntroductions: event.currentTarget.checked })}
        />
        <Checkbox
          label="Please speak to me first"
          description="A wish, never a veto: it stops nobody."
          checked={choice.speakToMeFirst}
          onChange={(event) => change({ speakToMeFirst: event.currentTarget.checked })}
        />
      </div>
      <Radio.Group
        label="It ends by itself"
        value={String(choice.months)}
        onChange={(value) => change({ months: MONTHS.find((months) => String(months) === value) ?? LEAST.months })}
      >
        <div className="radio-line">
          {MONTHS.map((months) => (
            <Radio key={months} value={String(months)} label={`In ${months} months`} />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
