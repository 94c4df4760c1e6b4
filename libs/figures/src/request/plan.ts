import { addDays, formatDate, isPlainDate, type PlainDate } from '@register/kernel';
import type { Catalog } from '../marts/catalog';
import { isAdditive, isMemberDimension, isTimeGrain, TIME_GRAINS, type MemberDimension, type TimeGrain } from '../measures/dimension';
import { measureOf, type Measure } from '../measures/measure';
import { periodsBetween, type Period } from '../periods/period';
import { coverOf, timeDimension, type TimeDimension } from '../periods/time-dimension';
import { unavailable, type FigureUnavailable } from '../unavailable';
import { asOfIn } from './as-of';
import type { FiguresRequest } from './request';

/** A request that can be answered. */
export interface FiguresPlan {
  readonly measure: Measure;
  readonly asOf: PlainDate;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Periods of the range that are left out because the running year is too thin: shown as suppressed, in no total. */
  readonly hidden: readonly Period[];
  readonly time: TimeDimension;
  /** Nodes of `time` that together are the range; the total alone when the whole time is asked. */
  readonly cover: readonly number[];
  readonly by: readonly (TimeGrain | MemberDimension)[];
  /** Dimensions of the table beside time: those asked and those filtered on, since a filter is applied after protection. */
  readonly dimensions: readonly MemberDimension[];
  readonly selected: ReadonlyMap<MemberDimension, ReadonlySet<string>>;
}

const MOST_DIMENSIONS = 3;

/** Checks a request against what can be asked; the first obstacle is the answer. */
export function planOf(request: FiguresRequest, catalog: Catalog, today: PlainDate, isThin = false): FiguresPlan | FigureUnavailable {
  const measure = measureOf(request.measure);
  if (!measure) return unavailable('unknown-measure', 'Deze maat bestaat niet.');
  const asOf = asOfIn(request.asOf, catalog.refresh, today);
  if (typeof asOf !== 'string') return asOf;
  const dimensions = dimensionsOf(request);
  if ('kind' in dimensions) return dimensions;
  const selected = selectionOf(request, catalog);
  if ('kind' in selected) return selected;
  const began = catalog.refresh.registrationBegan;
  const until = isThin ? endOfYearBefore(asOf, began) : asOf;
  const range = rangeOf(request, { began, asOf, until }, dimensions.grain);
  if ('kind' in range) return range;
  return { measure, asOf, by: dimensions.by, dimensions: dimensions.members, selected, ...range };
}

interface Asked {
  readonly by: readonly (TimeGrain | MemberDimension)[];
  readonly members: readonly MemberDimension[];
  readonly grain: TimeGrain | null;
}

function dimensionsOf({ by, filter }: FiguresRequest): Asked | FigureUnavailable {
  const asked = [...new Set(by)].filter((code) => isTimeGrain(code) || isMemberDimension(code));
  const filtered = filter.map(({ dimension }) => dimension).filter(isMemberDimension);
  if (asked.length < new Set(by).size || filtered.length < filter.length) {
    return unavailable('unknown-dimension', 'Deze uitsplitsing of selectie bestaat niet. Een periode kiest u met "van" en "tot en met".');
  }
  const grains = asked.filter(isTimeGrain);
  if (grains.length > 1) return unavailable('unknown-dimension', 'Kies één tijdseenheid: jaar, kwartaal of maand.');
  const members = [...new Set([...asked.filter(isMemberDimension), ...filtered])];
  if (members.length > MOST_DIMENSIONS) {
    return unavailable(
      'table-too-large',
      `Een tabel kan naast de periode ten hoogste ${MOST_DIMENSIONS} uitsplitsingen en selecties hebben; dit zijn er ${members.length}.`,
    );
  }
  return { by: asked, members, grain: grains[0] ?? null };
}

function selectionOf({ by, filter }: FiguresRequest, { members }: Catalog): FiguresPlan['selected'] | FigureUnavailable {
  const selected = new Map<MemberDimension, ReadonlySet<string>>();
  for (const { dimension, members: codes } of filter) {
    if (!isMemberDimension(dimension)) continue;
    const known = new Set(members.get(dimension)?.map(({ code }) => code));
    const earlier = selected.get(dimension);
    const wanted = new Set(codes.filter((code) => known.has(code) && (!earlier || earlier.has(code))));
    if (wanted.size === 0 || codes.some((code) => !known.has(code))) {
      return unavailable('unknown-member', 'De selectie noemt een waarde die niet bestaat, of houdt niets over.');
    }
    if (!isAdditive(dimension) && wanted.size > 1 && !by.includes(dimension)) {
      return unavailable(
        'unknown-member',
        'Kies één wetsartikel: een melding kan onder meer artikelen vallen, zodat optellen dubbel telt.',
      );
    }
    selected.set(dimension, wanted);
  }
  return selected;
}

type Range = Pick<FiguresPlan, 'from' | 'to' | 'hidden' | 'time' | 'cover'>;

interface Horizon {
  readonly began: PlainDate;
  readonly asOf: PlainDate;
  /** Last day that is given: the peildatum, or the end of the year before it. */
  readonly until: PlainDate;
}

/** The last day of the year before the peildatum; the peildatum itself in the year in which registration began. */
function endOfYearBefore(asOf: PlainDate, began: PlainDate): PlainDate {
  const end = `${Number(asOf.slice(0, 4)) - 1}-12-31`;
  return end < began ? asOf : end;
}

function rangeOf(request: FiguresRequest, { began, asOf, until }: Horizon, grain: TimeGrain | null): Range | FigureUnavailable {
  const from = request.from ?? began;
  const to = request.to ?? asOf;
  if (!isPlainDate(from) || !isPlainDate(to)) return unavailable('invalid-period', 'Een datum wordt geschreven als jjjj-mm-dd.');
  if (from > to) return unavailable('invalid-period', 'De periode eindigt voor zij begint.');
  if (to < began) {
    return unavailable(
      'not-registered-before',
      `Sextortion wordt sinds ${formatDate(began)} als apart fenomeen geregistreerd; over deze periode bestaat geen cijfer.`,
    );
  }
  if (from > asOf) return unavailable('invalid-period', `De periode begint na de peildatum ${formatDate(asOf)}.`);
  if (from > until) {
    return unavailable(
      'legal-limit',
      `Over ${asOf.slice(0, 4)} is op de peildatum ${formatDate(asOf)} nog te weinig geregistreerd om iets te tonen zonder dat personen herleidbaar worden.`,
    );
  }
  const hidden = grain === null || to <= until ? [] : periodsBetween(addDays(until, 1), to > asOf ? asOf : to, grain);
  const clipped = { from: from < began ? began : from, to: to > until ? until : to, hidden };
  if (clipped.from === began && clipped.to === until) {
    // Without a grain the years are there all the same when the running one is left out.
    return { ...clipped, time: timeDimension(began, asOf, grain ?? (until < asOf ? 'year' : null), until), cover: [0] };
  }
  for (const finest of grain === null ? TIME_GRAINS : [grain]) {
    const time = timeDimension(began, asOf, finest, until);
    const cover = coverOf(time, clipped.from, clipped.to);
    if (cover) return { ...clipped, time, cover };
  }
  return unavailable(
    'invalid-period',
    `Een periode bestaat uit hele ${PLURAL[grain ?? 'month']}: kies de eerste en de laatste dag daarvan. Losse dagen zouden, van elkaar afgetrokken, personen herleidbaar maken.`,
  );
}

const PLURAL: Record<TimeGrain, string> = { year: 'jaren', quarter: 'kwartalen', month: 'maanden' };
