import { foldName } from '../../../src-shared/directory-entry/text';

/**
 * Legal forms as they stand at the end of firms' names, abbreviated as their own countries do: the common ones of those
 * that ISO 20275 lists in full. What is missing only means that a pair is not found.
 */
const FORMS = [
  // English-speaking
  'Ltd, Limited, PLC, Public Limited Company, LLP, LP, Inc, Incorporated, Corp, Corporation, Co, Company, LLC, PLLC, PC',
  'Pty, Pty Ltd, Proprietary Limited, Pvt, Pvt Ltd, Private Limited, Pte, Pte Ltd, DAC, CLG, UC, CIC, NL',
  // German, Austrian, Swiss
  'AG, GmbH, gGmbH, mbH, UG, UG (haftungsbeschränkt), KG, KGaA, OHG, GbR, e.K., e.V., eG, SE, GmbH & Co KG, AG & Co KG',
  'GmbH & Co KGaA, Co KG, SE & Co KG, SE & Co KGaA, PartG, PartG mbB, OG, GesmbH, Aktiengesellschaft, Sàrl',
  // Dutch, Belgian
  'B.V., N.V., V.O.F., C.V., BVBA, SPRL, SRL, CVBA, SCRL, Coöperatief U.A.',
  // French, Luxembourgish
  'S.A., S.A.S., SASU, S.A.R.L., EURL, SCA, SCS, SCI, SNC, SELARL, S.à r.l., SICAV, SCSp, Société Anonyme',
  // Italian, Spanish, Portuguese
  'S.p.A., S.r.l., S.r.l.s., S.a.s., S.n.c., S.A.P.A., Società per Azioni, S.L., S.L.U., S.A.U., S.C., S.L.P., S.A. de C.V.',
  'S. de R.L. de C.V., Lda, Limitada, Ltda, S.G.P.S., SGPS S.A., EIRELI, S/A',
  // Nordic, Baltic
  'A/S, ApS, I/S, K/S, P/S, A.M.B.A., AB, AB (publ), HB, KB, AS, ASA, ANS, DA, Oy, Oyj, Ab, Ky, ehf, hf, OÜ, AS, SIA, UAB, AB',
  // Central and eastern Europe
  'Sp. z o.o., Sp. j., Sp. k., S.A., Spółka Akcyjna, s.r.o., a.s., spol. s r.o., Kft, Zrt, Nyrt, Bt, d.o.o., d.d., EOOD, OOD, AD, EAD',
  'SRL, ООО, АО, ПАО, ЗАО, ТОВ, A.E., ΑΕ, ΕΠΕ, ΙΚΕ, A.Ş., Ltd. Şti.',
  // Asia
  'K.K., G.K., Kabushiki Kaisha, 株式会社, 合同会社, Co. Ltd., Company Limited, Sdn Bhd, Bhd, Berhad, PT, Tbk, JSC, PJSC, FZE, FZCO, FZ LLC, WLL',
].join(', ');

/** Folded as names are: "S.p.A." is "s p a", and "SpA" is "spa". */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  FORMS.split(', ').flatMap((form) => [foldName(form), foldName(form.replaceAll(/[./]/gu, ''))]),
);
