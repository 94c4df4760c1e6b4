import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;

type Parser = (text: string) => unknown;

/** Reads `date` as text 'yyyy-mm-dd' and int8 and numeric as number; everything else as `pg` does. */
export const pgTypes = {
  getTypeParser(oid: number, format?: string): Parser {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary') as Parser;
    if (oid === DATE) return (text) => text;
    if (oid === INT8 || oid === NUMERIC) return Number;
    return pg.types.getTypeParser(oid, 'text') as Parser;
  },
};
