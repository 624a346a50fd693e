import type { Person } from '../../../src-shared/book/records';

/** The version in which a person last said something else; saves that only set the basis are left aside. */
export const saidVersion = ({ version, settled }: Pick<Person, 'version' | 'settled'>): number =>
  settled?.version === version ? settled.said : version;
