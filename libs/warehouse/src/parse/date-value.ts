import { func, type Arguments } from '../jinja/arguments';
import { numberOf, Thing, toNumber, type Value } from '../jinja/values';
import { formatDate, offsetOf, wallClock, type Moment } from './date-format';

const DAY = 86_400_000;
const moments = new WeakMap<Thing, Moment>();
const dates = new WeakMap<Thing, number>();
const spans = new WeakMap<Thing, number>();

/** Python's datetime; `time` is in milliseconds since 1970 of the wall clock in `zone` when it is not aware of a zone. */
export function dateTimeValue(moment: Moment): Thing {
  const clock = wallClock(moment);
  const fields = new Date(clock);
  const thing = new Thing({
    kind: 'datetime',
    attributes: methods({
      year: fields.getUTCFullYear(),
      month: fields.getUTCMonth() + 1,
      day: fields.getUTCDate(),
      hour: fields.getUTCHours(),
      minute: fields.getUTCMinutes(),
      second: fields.getUTCSeconds(),
      microsecond: fields.getUTCMilliseconds() * 1000,
      tzinfo: moment.aware ? zoneValue(moment.zone) : null,
      strftime: (args) => formatDate(clock, args.text(0, 'format'), moment),
      isoformat: (args) => isoDateTime(moment, args.text(0, 'sep', 'T')),
      date: () => dateValue(clock),
      time: () => formatDate(clock, clock % 1000 === 0 ? '%H:%M:%S' : '%H:%M:%S.%f', moment),
      utcoffset: () => (moment.aware ? timeDelta(offsetOf(moment.time, moment.zone) * 60_000) : null),
      timestamp: () => toNumber(moment.time / 1000, true),
      weekday: () => (fields.getUTCDay() + 6) % 7,
      isoweekday: () => fields.getUTCDay() || 7,
      replace: (args) => dateTimeValue(replaced(moment, clock, args)),
      astimezone: (args) => dateTimeValue({ ...moment, zone: zoneOf(args.need(0, 'tz')), aware: true }),
      __add__: (args) => dateTimeValue({ ...moment, time: moment.time + spanOf(args.need(0, 'other')) }),
      __sub__: (args) => {
        const other = args.need(0, 'other');
        const than = other instanceof Thing ? moments.get(other) : undefined;
        return than ? timeDelta(moment.time - than.time) : dateTimeValue({ ...moment, time: moment.time - spanOf(other) });
      },
    }),
    text: () => isoDateTime(moment, ' '),
    order: moment.time,
  });
  moments.set(thing, moment);
  return thing;
}

/** Python's date. */
export function dateValue(clock: number): Thing {
  const day = Math.floor(clock / DAY) * DAY;
  const fields = new Date(day);
  const moment = { time: day, zone: 'UTC', aware: false };
  const thing = new Thing({
    kind: 'date',
    attributes: methods({
      year: fields.getUTCFullYear(),
      month: fields.getUTCMonth() + 1,
      day: fields.getUTCDate(),
      strftime: (args) => formatDate(day, args.text(0, 'format'), moment),
      isoformat: () => formatDate(day, '%Y-%m-%d', moment),
      weekday: () => (fields.getUTCDay() + 6) % 7,
      isoweekday: () => fields.getUTCDay() || 7,
      replace: (args) => dateValue(replaced(moment, day, args).time),
      __add__: (args) => dateValue(day + spanOf(args.need(0, 'other'))),
      __sub__: (args) => {
        const other = args.need(0, 'other');
        const than = other instanceof Thing ? dates.get(other) : undefined;
        return than === undefined ? dateValue(day - spanOf(other)) : timeDelta(day - than);
      },
    }),
    text: () => formatDate(day, '%Y-%m-%d', moment),
    order: day,
  });
  dates.set(thing, day);
  return thing;
}

/** Python's timedelta, of milliseconds. */
export function timeDelta(span: number): Thing {
  const days = Math.floor(span / DAY);
  const rest = span - days * DAY;
  const clock = new Date(rest).toISOString().slice(11, 19).replace(/^0/, '');
  const thing = new Thing({
    kind: 'timedelta',
    attributes: methods({
      days,
      seconds: Math.floor(rest / 1000),
      total_seconds: () => toNumber(span / 1000, true),
    }),
    order: span,
    text: () => (days === 0 ? clock : `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${clock}`),
  });
  spans.set(thing, span);
  return thing;
}

/** A time zone, as `modules.pytz.timezone(name)` gives it. */
export function zoneValue(name: string): Thing {
  offsetOf(0, name);
  return new Thing({
    kind: 'timezone',
    attributes: methods({
      zone: name,
      localize: (args) => {
        const given = args.need(0, 'dt');
        const moment = given instanceof Thing ? moments.get(given) : undefined;
        if (!moment || moment.aware) throw new Error('localize() takes a datetime without a zone');
        return dateTimeValue(inZone(moment.time, name));
      },
    }),
    text: () => name,
  });
}

function zoneOf(value: Value): string {
  const zone = value instanceof Thing ? value.attribute('zone') : value;
  if (typeof zone !== 'string') throw new Error('astimezone() takes a time zone, as modules.pytz.timezone(name) gives it');
  return zone;
}

function spanOf(value: Value): number {
  const span = value instanceof Thing ? spans.get(value) : undefined;
  if (span === undefined) throw new Error('only a timedelta can be added to a date or taken off it');
  return span;
}

function isoDateTime(moment: Moment, separator: string): string {
  const clock = wallClock(moment);
  const micro = clock % 1000 === 0 ? '' : '.%f';
  return formatDate(clock, `%Y-%m-%d${separator}%H:%M:%S${micro}`, moment) + (moment.aware ? formatDate(clock, '%:z', moment) : '');
}

function replaced(moment: Moment, clock: number, args: Arguments): Moment {
  const at = new Date(clock);
  const now = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  const names = ['year', 'month', 'day', 'hour', 'minute', 'second'];
  const [year = 0, month = 1, ...rest] = names.map((name, index) => args.number(index, name, now[index]));
  const micro = args.number(6, 'microsecond', at.getUTCMilliseconds() * 1000);
  const changed = Date.UTC(year, month - 1, ...rest, Math.floor(micro / 1000));
  const zone = args.keywords.get('tzinfo');
  if (zone === null) return { time: changed, zone: 'UTC', aware: false };
  const name = zone === undefined ? moment.zone : zoneOf(zone);
  return { ...inZone(changed, name), aware: moment.aware || zone !== undefined };
}

/** The moment at which a clock in a zone shows a time. */
function inZone(clock: number, zone: string): Moment {
  const near = clock - offsetOf(clock, zone) * 60_000;
  return { time: clock - offsetOf(near, zone) * 60_000, zone, aware: true };
}

type Members = Readonly<Record<string, Value | ((args: Arguments) => Value)>>;

/** Attributes of which the functions are methods. */
export function methods(members: Members): (name: string) => Value | undefined {
  return (name) => {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    return typeof member === 'function' ? func(name, member) : member;
  };
}

/** A number of days, hours and so on, as `timedelta(days=1)` is called. */
export function timeDeltaOf(args: Arguments): Thing {
  const units = { days: DAY, seconds: 1000, microseconds: 0.001, milliseconds: 1, minutes: 60_000, hours: 3_600_000, weeks: 7 * DAY };
  const parts = Object.entries(units).map(([unit, size], index) => (numberOf(args.get(index, unit) ?? 0) ?? 0) * size);
  return timeDelta(parts.reduce((sum, part) => sum + part, 0));
}
