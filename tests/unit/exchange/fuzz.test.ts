import * as fc from 'fast-check';
import { describe, it } from 'vitest';

import { FILE_FORMATS } from '../../../src-shared/exchange-contract';
import { arbitraryFile } from '../../support/fuzz/arbitrary-files';
import { readHostile } from '../../support/fuzz/read-hostile';

/** `npm run fuzz` has many more of the same. */
const RUNS = 300;

describe('any bytes at all', () => {
  for (const format of FILE_FORMATS) {
    const file = arbitraryFile(format);
    it.skipIf(file === undefined)(
      `give sound contacts, soon, from the reader of ${format}`,
      () => {
        if (file === undefined) return;
        fc.assert(
          fc.property(file.input, (input) => void readHostile(input, file.fileName)),
          { numRuns: RUNS },
        );
      },
      60_000,
    );
  }
});
