import { func, type Arguments } from '../jinja/arguments';
import { callValue } from '../jinja/evaluate';
import { attributeOf } from '../jinja/methods';
import { textOf } from '../jinja/text';
import { Thing, type Value } from '../jinja/values';
import { dateTimeValue, dateValue, methods, timeDeltaOf, zoneValue } from './date-value';

/** `modules.datetime`; what reads the clock in Python gives the start of the run, so that all templates of a run agree. */
export function datetimeModule(now: Date): Thing {
  const zoned = (args: Arguments) => {
    const zone = args.get(0, 'tz');
    return dateTimeValue({ time: now.getTime(), zone: zone instanceof Thing ? zone.text() : 'UTC', aware: zone instanceof Thing });
  };
  return new Thing({
    kind: 'modules.datetime',
    attributes: {
      datetime: new Thing({
        kind: 'modules.datetime.datetime',
        attributes: methods({
          __call__: (args) => {
            const part = (index: number, name: string, fallback?: number) => args.number(index, name, fallback);
            const [year, month, day] = [part(0, 'year'), part(1, 'month'), part(2, 'day')];
            const time = [
              part(3, 'hour', 0),
              part(4, 'minute', 0),
              part(5, 'second', 0),
              Math.floor(part(6, 'microsecond', 0) / 1000),
            ] as const;
            const made = naive(Date.UTC(year, month - 1, day, ...time));
            const zone = args.get(7, 'tzinfo');
            return zone instanceof Thing ? callValue(attributeOf(zone, 'localize'), [made], new Map()) : made;
          },
          strptime: (args) => naive(parseDate(args.text(0, 'date_string'), args.text(1, 'format'))),
          combine: (args) => fromIso(`${textOf(args.need(0, 'date'))}T${textOf(args.need(1, 'time'))}`),
          fromisoformat: (args) => fromIso(args.text(0, 'date_string')),
          fromtimestamp: (args) =>
            dateTimeValue({ time: args.number(0, 'timestamp') * 1000, zone: 'UTC', aware: args.get(1, 'tz') instanceof Thing }),
          now: zoned,
          utcnow: () => naive(now.getTime()),
          today: () => naive(now.getTime()),
        }),
      }),
      date: new Thing({
        kind: 'modules.datetime.date',
        attributes: methods({
          __call__: (args) => dateValue(Date.UTC(args.number(0, 'year'), args.number(1, 'month') - 1, args.number(2, 'day'))),
          fromisoformat: (args) => dateValue(Date.parse(`${args.text(0, 'date_string')}T00:00:00Z`)),
          today: () => dateValue(now.getTime()),
        }),
      }),
      timedelta: func('timedelta', timeDeltaOf),
      timezone: new Thing({ kind: 'modules.datetime.timezone', attributes: { utc: zoneValue('UTC') } }),
    },
  });
}

/** `modules.pytz`, over the time zones that the runtime knows. */
export const pytzModule: Thing = new Thing({
  kind: 'modules.pytz',
  attributes: { timezone: func('timezone', (args) => zoneValue(args.text(0, 'zone'))), utc: zoneValue('UTC'), UTC: zoneValue('UTC') },
});

function naive(time: number): Value {
  return dateTimeValue({ time, zone: 'UTC', aware: false });
}

function fromIso(text: string): Value {
  const zoned = /(?:Z|[-+]\d\d:?\d\d)$/.test(text.slice(10));
  const time = Date.parse(text.replace(' ', 'T') + (zoned ? '' : text.length === 10 ? 'T00:00:00Z' : 'Z'));
  if (Number.isNaN(time)) throw new Error(`'${text}' is no date`);
  return dateTimeValue({ time, zone: 'UTC', aware: zoned });
}

const PARTS: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  f: '(?<f>\\d{1,6})',
  z: '(?<z>Z|[-+]\\d{2}:?\\d{2})',
};

/** Python's strptime for numbers; gives milliseconds. */
function parseDate(text: string, format: string): number {
  const pattern = format.replace(/%([a-zA-Z])|[.*+?^${}()|[\]\\]/g, (all, code?: string) => {
    if (code === undefined) return `\\${all}`;
    const part = PARTS[code];
    if (part === undefined) throw new Error(`strptime: ${all} is not supported`);
    return part;
  });
  const found = new RegExp(`^${pattern}$`).exec(text)?.groups;
  if (!found) throw new Error(`'${text}' does not fit the format '${format}'`);
  const year = found['Y'] ?? (found['y'] === undefined ? 1900 : 2000 + Number(found['y']));
  const milliseconds = Number((found['f'] ?? '0').padEnd(6, '0')) / 1000;
  const numbers = (['H', 'M', 'S'] as const).map((key) => Number(found[key] ?? 0));
  const [hour = 0, minute = 0, second = 0] = numbers;
  return Date.UTC(Number(year), Number(found['m'] ?? 1) - 1, Number(found['d'] ?? 1), hour, minute, second, milliseconds);
}
