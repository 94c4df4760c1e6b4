import { builtOrNothing } from './marts/catalog';
import type { MartsReader } from './marts/reader';

/** Published counts of others, shown beside our own and never added to them. */
export interface ContextSeries {
  readonly code: string;
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  readonly note: string;
  readonly points: readonly ContextPoint[];
}

export interface ContextPoint {
  readonly year: number;
  readonly kind: string;
  readonly label: string;
  readonly value: number;
  /** final or provisional, as published. */
  readonly status: string;
}

const CBS_83648NED: Omit<ContextSeries, 'points'> = {
  code: 'cbs-83648ned',
  title: 'Afpersing en afdreiging, alle soorten: de klasse waarin sextortion verborgen zat',
  source: 'Bron: CBS, StatLine 83648NED, Geregistreerde criminaliteit; soort misdrijf (1.5 Afpersing en afdreiging, Nederland)',
  licence: 'CC BY 4.0 (naar opgave; niet geverifieerd)',
  note: 'Het CBS rondt elke cel op zichzelf af op een veelvoud van 5; 2016 en 2017 zijn voorlopig. De klasse omvat alle afpersing en afdreiging, niet alleen sextortion, en wordt niet bij de cijfers van het register opgeteld.',
};

const POINTS = `select year, kind, label, value, status from marts.ctx_cbs_83648ned
order by array_position(array['registered', 'cleared', 'suspects'], kind), year`;

const STATUS: Record<string, string> = { definitief: 'final', voorlopig: 'provisional' };

/** The series of that code, undefined when there is none; without points while the marts have not been built. */
export async function readContext(marts: MartsReader, series: string): Promise<ContextSeries | undefined> {
  if (series !== CBS_83648NED.code) return undefined;
  const points = await builtOrNothing(marts.query<ContextPoint>(POINTS, []));
  return { ...CBS_83648NED, points: points.map((point) => ({ ...point, status: STATUS[point.status] ?? point.status })) };
}
