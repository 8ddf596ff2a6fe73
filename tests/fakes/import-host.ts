import type { Format } from '../../shared/formats/format.ts';
import { pickReader } from '../../shared/formats/pick-format.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import type { ImportHost, Services } from '../../main/ports.ts';

/** Reads in this very process, with the formats it is given. */
export const directImport = (formats: readonly Format[], services: Services): ImportHost => ({
  async read(input) {
    const format = pickReader(input, formats);
    if (!format.ok) return format;
    return readAs(format.value, input, services);
  },
  cancel: () => undefined,
});
