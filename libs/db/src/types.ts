import { types } from 'pg';

const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;

/** How column values reach us: dates stay text (a legal day has no time zone), whole and decimal numbers become numbers. */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (value: string) => value;
    if (oid === INT8 || oid === NUMERIC) return Number;
    return types.getTypeParser(oid, format);
  },
} as typeof types;
