import { describe, expect, it } from 'vitest';
import { readCsv } from './csv';

const table = (text: string) => readCsv({ path: 'seeds/a.csv', text });

describe('a seed', () => {
  it('has a header and rows; an empty field is null', () => {
    expect(table('a,b\n1,\n2,x\n')).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1', null],
        ['2', 'x'],
      ],
      lines: [2, 3],
    });
  });

  it('may quote commas, quotes and line ends, and keeps count of lines', () => {
    expect(table('a,b\r\n"1,5","say ""hi""\nthere"\r\n2,x')).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1,5', 'say "hi"\nthere'],
        ['2', 'x'],
      ],
      lines: [2, 4],
    });
  });

  it('may end in an empty field', () => {
    expect(table('a,b\n1,').rows).toEqual([['1', null]]);
  });

  it('refuses a ragged row with its line', () => {
    expect(() => table('a,b\n1,2\n3\n')).toThrow('row has 1 fields, the header has 2\n  at seeds/a.csv:3');
  });

  it('refuses a quote that is not closed', () => {
    expect(() => table('a,b\n1,"2\n')).toThrow('a quoted field is not closed\n  at seeds/a.csv:2:3');
  });
});
