import { DIMENSION_CODES, type DimensionCode } from './dimension';

/** A count that can be asked, with everything a figure never travels without. */
export interface Measure {
  readonly code: MeasureCode;
  readonly label: string;
  /** What one stands for; counting units do not divide into each other. */
  readonly unit: string;
  /** Which day puts a count in its period. */
  readonly periodBasis: string;
  /** The counting rule in Dutch, as published. */
  readonly definition: string;
  readonly dimensions: readonly DimensionCode[];
}

export type MeasureCode = 'reports' | 'complaints' | 'victims' | 'prosecutions' | 'convictions';

const OF_REPORTS =
  'geregistreerd met het fenomeen sextortion (bluf-mail telt apart en hier niet mee), niet ingetrokken, naar de stand van de registratie op de peildatum';
const OF_CASES = 'Een zaak is één verdachte met één of meer feiten; ten minste één feit is aangemerkt als sextortion.';

/** All measures, in the order in which they are offered. */
export const MEASURES: readonly Measure[] = [
  {
    code: 'reports',
    label: 'Meldingen',
    unit: 'melding',
    periodBasis: 'datum van ontvangst van de melding',
    definition: `Meldingen, aangiften en ambtshalve registraties bij de politie, ${OF_REPORTS}. Elke registratie telt één keer, in de periode waarin zij is ontvangen.`,
    dimensions: DIMENSION_CODES,
  },
  {
    code: 'complaints',
    label: 'Aangiften',
    unit: 'aangifte',
    periodBasis: 'datum van ontvangst van de aangifte',
    definition: `Registraties van de soort aangifte, ${OF_REPORTS}. Een melding zonder aangifte en een ambtshalve registratie tellen niet mee.`,
    dimensions: DIMENSION_CODES,
  },
  {
    code: 'victims',
    label: 'Slachtoffers',
    unit: 'slachtoffer per melding',
    periodBasis: 'datum van ontvangst van de melding',
    definition: `Slachtoffers in registraties bij de politie, ${OF_REPORTS}. Wie in meer meldingen voorkomt, telt in elk daarvan; het zijn dus geen unieke personen.`,
    dimensions: DIMENSION_CODES,
  },
  {
    code: 'prosecutions',
    label: 'Vervolgingen',
    unit: 'zaak (één verdachte)',
    periodBasis: 'datum van de eerste dagvaarding of strafbeschikking voor een feit van sextortion',
    definition: `Zaken waarin voor een feit van sextortion een dagvaarding of een strafbeschikking is gegeven die niet door een latere beslissing is vervangen. ${OF_CASES} Een zaak telt één keer, op de eerste zodanige beslissing; voeging telt niet.`,
    dimensions: DIMENSION_CODES,
  },
  {
    code: 'convictions',
    label: 'Veroordelingen',
    unit: 'zaak (één verdachte)',
    periodBasis: 'datum van de eerste uitspraak met een veroordeling voor een feit van sextortion',
    definition: `Zaken waarin voor een feit van sextortion een veroordeling of een schuldigverklaring zonder straf van kracht is volgens de laatste uitspraak. ${OF_CASES} Een zaak telt één keer, op de eerste zodanige uitspraak; verwerping van cassatie laat de eerdere uitspraak van kracht, en na vernietiging met terugwijzing geldt er geen tot de nieuwe uitspraak.`,
    dimensions: DIMENSION_CODES,
  },
];

export function measureOf(code: string): Measure | undefined {
  return MEASURES.find((measure) => measure.code === code);
}
