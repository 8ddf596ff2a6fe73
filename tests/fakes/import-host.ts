import type { Format } from '../../shared/formats/format.ts';
import { pickReader } from '../../shared/formats/pick-format.ts';
import type { ImportHost, Services } from '../../main/ports.ts';

/** Reads in this very process, with the formats it is given. */
export const directImport = (formats: readonly Format[], services: Services): ImportHost => ({
  async read(input) {
    const format = pickReader(input, formats);
    if (!format.ok) return format;
    const reading = format.value.read!(input, services);
    return reading.ok ? { ok: true, value: { formatId: format.value.id, reading: reading.value } } : reading;
  },
  cancel: () => undefined,
});
