import { button, el } from './dom';
import { secretField, type SecretField } from './secret-field';
import { loadStrengthMeter, REQUIRED_SCORE, type Strength, type StrengthMeter } from './strength';

export interface PassphraseFields {
  readonly elements: readonly HTMLElement[];
  readonly first: SecretField;
  /** The new passphrase where it is strong and typed twice alike; otherwise what makes the field say what is wrong. */
  readonly take: () => Promise<string | (() => void)>;
}

const WORDS = ['', 'Too easy.', 'Easy.', 'Nearly there.', 'Strong.'] as const;
const JUDGE_AFTER_MS = 200;

/** A new passphrase: typed twice, judged while typing, or made of random words. */
export function passphraseFields(label = 'Passphrase'): PassphraseFields {
  const meter = loadStrengthMeter();
  const first = secretField(label);
  const again = secretField('The same again');
  const strength = strengthBar();
  let timer: ReturnType<typeof setTimeout> | undefined;

  first.onInput(() => {
    clearTimeout(timer);
    timer = setTimeout(
      () => void meter.then((ready) => strength.draw(first.value(), ready.judge(first.value()))),
      JUDGE_AFTER_MS,
    );
  });
  const suggestion = suggestionOf(meter);

  return {
    elements: [first.element, strength.element, again.element, suggestion],
    first,
    take: async () => {
      const passphrase = first.value();
      const judged = (await meter).judge(passphrase);
      strength.draw(passphrase, judged);
      if (passphrase === '') return () => first.fail('Type a passphrase.');
      if (judged.score < REQUIRED_SCORE)
        return () => first.fail('This one is too easy to guess. See below what helps.');
      if (again.value() !== passphrase) return () => again.fail('The two are not the same.');
      return passphrase;
    },
  };
}

function strengthBar() {
  const steps = [1, 2, 3, 4].map(() => el('i'));
  const help = el('p', { class: 'help', role: 'status' }, ADVICE);
  return {
    element: el('div', { class: 'judged' }, el('div', { class: 'strength' }, ...steps), help),
    draw: (passphrase: string, { score, help: words }: Strength) => {
      for (const [index, step] of steps.entries())
        step.classList.toggle('is-reached', passphrase !== '' && index < Math.max(score, 1));
      if (passphrase === '') help.textContent = ADVICE;
      else help.replaceChildren(el('strong', {}, WORDS[Math.max(score, 1)]), ` ${words}`);
    },
  };
}

const ADVICE = 'A few words that have nothing to do with each other are easy to remember and hard to guess.';

/** Shows a suggestion to be learnt and typed: typing it twice is how it is remembered. */
function suggestionOf(meter: Promise<StrengthMeter>): HTMLElement {
  const words = el('output', { class: 'suggestion serif' });
  const make = button('Make me a memorable one', { look: 'link' }, () => {
    void meter.then((ready) => {
      words.textContent = ready.suggest();
      make.textContent = 'Make another';
    });
  });
  return el('div', { class: 'suggest' }, make, words);
}
