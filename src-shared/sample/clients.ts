import { Random } from './random';
import { romanize } from './romanize';

/** A made-up organisation; the same number gives the same one. */
export interface SampleClient {
  readonly name: string;
  /** Under .example (RFC 2606): no mail can ever arrive. */
  readonly domain: string;
}

const words = (text: string) => text.split(' ') as [string, ...string[]];

const STARTS = words(
  'Al Ar Bal Bor Cal Cor Dal Del El Fal Gar Hal Ing Jor Kel Lor Mar Nor Or Pel Quin Ros Sel Tam Ul Var Wes Xan Yar Zel',
);
const MIDDLES = words('a ba ca co da de di fo ga ge i la li lo ma mi na ne o pa ra ri ro sa se ta te ti va vi');
const ENDS = words(
  'bank bridge cor dale don dyne fin gate gen lex link lux mar med mond nova ra ris ron sen ta tec tis via vis von',
);
const FORMS = [
  ...words('plc Ltd LLP GmbH AG SA S.p.A. AB N.V. Inc. Holdings Partners Group Capital Trust'),
  '& Sons',
] as const;

export function sampleClient(seed: string, index: number): SampleClient {
  const random = new Random(`${seed} client ${index}`);
  const word = (): string => random.pick(STARTS) + random.pick(MIDDLES) + random.pick(ENDS);
  const core = random.chance(30) ? `${word()} ${word()}` : word();
  return { name: `${core} ${random.pick(FORMS)}`, domain: `${romanize(core)}.example` };
}
