/** The score a passphrase must reach: zxcvbn's highest, "very unguessable". */
export const REQUIRED_SCORE = 4;

export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** What would make it stronger, in plain words; empty where it is strong enough. */
  readonly help: string;
}

export interface StrengthMeter {
  readonly judge: (passphrase: string) => Strength;
  /** Six random words of the EFF diceware list: 77 bits. */
  readonly suggest: () => string;
}

const SUGGESTED_WORDS = 6;

/** Loads zxcvbn and its word lists (about 1 MB): only the sheets that make a passphrase need them. */
export async function loadStrengthMeter(): Promise<StrengthMeter> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: 128,
  });
  const words = common.dictionary['diceware-common'];
  return {
    judge: (passphrase) => {
      if (passphrase === '') return { score: 0, help: '' };
      const { score, feedback } = zxcvbn.check(passphrase, ['bailiwick']);
      return { score, help: score >= REQUIRED_SCORE ? '' : helpFor(feedback.warning, score) };
    },
    suggest: () => Array.from({ length: SUGGESTED_WORDS }, () => words[randomBelow(words.length)]).join(' '),
  };
}

function helpFor(warning: string | null, score: number): string {
  const advice =
    score >= 3 ? 'Almost: one more word makes it strong.' : 'Add words that have nothing to do with each other.';
  return warning ? `${warning} ${advice}` : advice;
}

/** A number in [0, limit), each equally likely. */
export function randomBelow(limit: number): number {
  const ceiling = Math.floor(2 ** 32 / limit) * limit;
  const draw = new Uint32Array(1);
  do crypto.getRandomValues(draw);
  while ((draw[0] ?? 0) >= ceiling);
  return (draw[0] ?? 0) % limit;
}
