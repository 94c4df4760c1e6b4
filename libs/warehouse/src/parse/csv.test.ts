import { describe, expect, it } from 'vitest';
import { readCsv, type CsvOptions } from './csv';

const read = (text: string, options: Partial<CsvOptions> = {}) => {
  const table = readCsv({ path: 'seeds/a.csv', text }, { kind: 'seed', ...options });
  return { columns: table.columns, rows: [...table.rows()] };
};
const fields = (text: string, options: Partial<CsvOptions> = {}) => read(text, options).rows.map((row) => row.fields);

describe('comma-separated values', () => {
  it('are a header and rows, each with the line on which it starts', () => {
    expect(read('a,b\n1,\n2,x\n')).toEqual({
      columns: ['a', 'b'],
      rows: [
        { fields: ['1', ''], line: 2 },
        { fields: ['2', 'x'], line: 3 },
      ],
    });
  });

  it('may quote commas, quotes and line ends, and keep count of lines', () => {
    expect(read('a,b\r\n"1,5","say ""hi""\r\nthere"\r\n2,x').rows).toEqual([
      { fields: ['1,5', 'say "hi"\nthere'], line: 2 },
      { fields: ['2', 'x'], line: 4 },
    ]);
  });

  it('may be read as often as one likes', () => {
    const table = readCsv({ path: 'seeds/a.csv', text: 'a\n1\n' }, { kind: 'seed' });
    expect([...table.rows()]).toEqual([...table.rows()]);
  });

  it('may start with a byte order mark, end a line as Mac, Unix or Windows do, and end in an empty field', () => {
    expect(read('\uFEFFa,b\r1,2\r\n3,\n4,')).toMatchObject({
      columns: ['a', 'b'],
      rows: [{ fields: ['1', '2'] }, { fields: ['3', ''] }, { fields: ['4', ''] }],
    });
  });

  it('may be kept apart by another character', () => {
    expect(fields('a;b\n1;2,3\n', { delimiter: ';' })).toEqual([['1', '2,3']]);
    expect(fields('a|b\n"1|1"|2\n', { delimiter: '|' })).toEqual([['1|1', '2']]);
    expect(fields('a\tb\n1\t2\n', { delimiter: '\t' })).toEqual([['1', '2']]);
    expect(() => fields('a\n', { delimiter: '||' })).toThrow("delimiter '||' is not one character\n  at seeds/a.csv");
  });

  it('are quoted only where a field starts with a quote, as Python has it', () => {
    expect(fields('a,b\n1,x"y\n2,"x"y\n')).toEqual([
      ['1', 'x"y'],
      ['2', 'xy'],
    ]);
  });

  it('may leave out what is behind the last comma of a row, as spreadsheets write it', () => {
    expect(fields('a,b,c,d\n1,2,\n3,4,5,6\n')).toEqual([
      ['1', '2', '', ''],
      ['3', '4', '5', '6'],
    ]);
  });

  it('have a row of nulls for an empty line of a seed, and none for that of a fixture', () => {
    expect(fields('a,b\n\n1,2\n')).toEqual([
      ['', ''],
      ['1', '2'],
    ]);
    expect(fields('\na,b\n\n1,2\n\n', { kind: 'fixture' })).toEqual([['1', '2']]);
    expect(fields('a\n""\n', { kind: 'fixture' })).toEqual([['']]);
  });

  it('may end a row early in a fixture, the rest being null', () => {
    expect(fields('a,b,c\n1\n', { kind: 'fixture' })).toEqual([['1', '', '']]);
    expect(() => fields('a,b\n1,2,3\n', { kind: 'fixture' })).toThrow('row 1 has 3 fields, the header has 2');
  });
});

describe('what is wrong is told with its line', () => {
  it.each([
    ['no header', '', 'has no header: the first line must name the columns\n  at seeds/a.csv:1'],
    ['a column without a name', 'a,,c\n', 'column 2 has no name in the header\n  at seeds/a.csv:1\n  | a,,c'],
    ['a name given twice', 'a,b,a\n', "columns 1 and 3 of the header have the same name 'a'\n  at seeds/a.csv:1\n  | a,b,a"],
    ['a short row', 'a,b\n1,"2\n"\n3\n', 'row 2 has 1 field, the header has 2\n  at seeds/a.csv:4\n  | 3'],
    ['a long row', 'a,b\n1,2,3\n', 'row 1 has 3 fields, the header has 2\n  at seeds/a.csv:2\n  | 1,2,3'],
    ['an open quote', 'a,b\n1,"2\n3,4', 'a quoted field is not closed\n  at seeds/a.csv:2:3\n  | 1,"2\n  |   ^'],
  ])('%s', (_name, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
