import type { ClientRecord, Person } from '../../../src-shared/book/records';

/** The version in which a person or client last said something else; saves that only set the basis are left aside. */
export const saidVersion = ({ version, settled }: Pick<Person | ClientRecord, 'version' | 'settled'>): number =>
  settled?.version === version ? settled.said : version;
