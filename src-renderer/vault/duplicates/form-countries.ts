/*
 * Where a legal form is registered (ISO 20275 lists them by country). A company is in one register: of "Kestrel LLC" and
 * "Kestrel S.p.A." neither is the other written wrongly. Forms that many countries have, and the European ones, are left
 * out: they say nothing.
 */
const FORMS_OF: Readonly<Record<string, string>> = {
  gb: 'ltd plc llp lp',
  ie: 'ltd plc dac clg',
  au: 'ltd ptyltd pty',
  in: 'ltd pvtltd llp',
  us: 'inc corp llc pllc pc lp llp',
  ca: 'inc corp ltd',
  de: 'ag gmbh ggmbh mbh ug kg kgaa ohg gbr ek ev gmbhcokg agcokg gmbhcokgaa cokg partg',
  at: 'ag gmbh gesmbh kg og gmbhcokg',
  ch: 'ag sa gmbh sarl kg',
  nl: 'bv nv vof cv',
  be: 'bv nv sa srl bvba sprl cvba scrl',
  fr: 'sa sas sasu sarl eurl sca scs sci snc selarl',
  lu: 'sa sarl sca scsp sicav',
  it: 'spa srl srls sas snc sapa',
  es: 'sa sl slu sau slp',
  pt: 'sa lda sgps',
  dk: 'as aps is ks ps amba',
  no: 'as asa ans da',
  se: 'ab abpubl hb kb',
  fi: 'oy oyj ab ky',
  ee: 'as ou',
  pl: 'spzoo spj spk sa',
  cz: 'sro as',
  hu: 'kft zrt nyrt bt',
  ro: 'srl sa',
  jp: 'kk gk',
};

const countriesOf = new Map<string, Set<string>>();
for (const [country, forms] of Object.entries(FORMS_OF)) {
  for (const form of forms.split(' ')) {
    const countries = countriesOf.get(form);
    if (countries) countries.add(country);
    else countriesOf.set(form, new Set([country]));
  }
}

/** Whether no country has both forms. False where it is not known of one of them. */
export function areOfOtherCountries(a: string, b: string): boolean {
  const [some, others] = [countriesOf.get(a), countriesOf.get(b)];
  return some !== undefined && others !== undefined && [...some].every((country) => !others.has(country));
}
