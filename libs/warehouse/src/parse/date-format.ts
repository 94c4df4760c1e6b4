/** A point in time: milliseconds since 1970, the zone it is shown in, and whether it knows that zone. */
export interface Moment {
  readonly time: number;
  readonly zone: string;
  readonly aware: boolean;
}

/** Milliseconds that read as UTC give what a clock in the zone shows. */
export function wallClock(moment: Moment): number {
  return moment.time + offsetOf(moment.time, moment.zone) * 60_000;
}

/** Minutes that a zone is ahead of UTC at a time. */
export function offsetOf(time: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /GMT([-+])(\d\d):(\d\d)/.exec(name);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

/** Python's strftime, for a wall clock in milliseconds; also `%:z`, the offset with a colon. */
export function formatDate(clock: number, pattern: string, moment: Moment): string {
  const at = new Date(clock);
  const two = (value: number) => String(value).padStart(2, '0');
  const name = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(at);
  const dayOfYear = Math.floor((clock - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
  const hour12 = at.getUTCHours() % 12 || 12;
  const codes: Readonly<Record<string, () => string>> = {
    Y: () => String(at.getUTCFullYear()).padStart(4, '0'),
    y: () => two(at.getUTCFullYear() % 100),
    m: () => two(at.getUTCMonth() + 1),
    d: () => two(at.getUTCDate()),
    e: () => String(at.getUTCDate()).padStart(2, ' '),
    H: () => two(at.getUTCHours()),
    I: () => two(hour12),
    M: () => two(at.getUTCMinutes()),
    S: () => two(at.getUTCSeconds()),
    f: () => String(at.getUTCMilliseconds() * 1000).padStart(6, '0'),
    p: () => (at.getUTCHours() < 12 ? 'AM' : 'PM'),
    j: () => String(dayOfYear).padStart(3, '0'),
    A: () => name({ weekday: 'long' }),
    a: () => name({ weekday: 'short' }),
    B: () => name({ month: 'long' }),
    b: () => name({ month: 'short' }),
    u: () => String(at.getUTCDay() || 7),
    w: () => String(at.getUTCDay()),
    s: () => String(Math.floor(moment.time / 1000)),
    F: () => formatDate(clock, '%Y-%m-%d', moment),
    T: () => formatDate(clock, '%H:%M:%S', moment),
    D: () => formatDate(clock, '%m/%d/%y', moment),
    Z: () => (moment.aware ? moment.zone : ''),
    z: () => (moment.aware ? offsetText(moment, '') : ''),
    ':z': () => (moment.aware ? offsetText(moment, ':') : ''),
    '%': () => '%',
  };
  return pattern.replace(/%(-?)(:?[a-zA-Z%])/g, (all, bare: string, code: string) => {
    const text = codes[code]?.();
    if (text === undefined) throw new Error(`strftime: ${all} is not supported`);
    return bare === '' ? text : text.replace(/^0+(?=.)/, '');
  });
}

function offsetText(moment: Moment, separator: string): string {
  const minutes = offsetOf(moment.time, moment.zone);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}${separator}${String(size % 60).padStart(2, '0')}`;
}
