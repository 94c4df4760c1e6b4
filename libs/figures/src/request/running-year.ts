import type { PlainDate } from '@register/kernel';
import type { DisclosurePolicy } from '@register/statistics';
import type { Catalog } from '../marts/catalog';
import { readCube } from '../marts/read-cube';
import type { MartsReader } from '../marts/reader';
import type { Measure } from '../measures/measure';
import { timeDimension } from '../periods/time-dimension';

export interface RunningYears {
  /**
   * True when the year of the peildatum counts something, but fewer than may be shown. It is then left out of every table of that
   * measure and peildatum, totals included: hiding it behind another year would cost a year that parliament asks for.
   */
  isThin(asked: { readonly measure: Measure; readonly asOf: PlainDate }, catalog: Catalog): Promise<boolean>;
}

const MOST_REMEMBERED = 2_000;

/** Knows per measure and peildatum whether the running year can be shown; remembers it for the present build. */
export function runningYearsOf(marts: MartsReader, policy: DisclosurePolicy): RunningYears {
  const known = new Map<string, boolean>();
  let present = 0;
  return {
    async isThin({ measure, asOf }, catalog) {
      const { version, registrationBegan: began } = catalog.refresh;
      if (version !== present || known.size >= MOST_REMEMBERED) known.clear();
      present = version;
      const key = `${measure.code} ${asOf}`;
      const earlier = known.get(key);
      if (earlier !== undefined) return earlier;
      const time = timeDimension(began, asOf, 'year');
      const plan = { measure, asOf, from: began, to: asOf, hidden: [], time, cover: [0], by: [], dimensions: [], selected: new Map() };
      const { cube } = await readCube(marts, plan, catalog);
      // Time is the last dimension; of complaints the reports and the others among them count too.
      const ofTheYear = cube.values.slice((time.periods.length - 1) * (cube.strides.at(-1) ?? 1));
      const isThin = ofTheYear.some((count) => count > 0 && count < policy.threshold);
      known.set(key, isThin);
      return isThin;
    },
  };
}
