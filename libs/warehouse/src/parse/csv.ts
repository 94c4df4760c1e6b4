import { placeAt, WarehouseError } from '../errors';
import type { ProjectFile } from '../stages';

/** One record: its fields as they are written (quotes undone), and the line on which it starts, from 1. */
export interface CsvRow {
  readonly fields: readonly string[];
  readonly line: number;
}

/** A file of comma-separated values; `rows` reads it anew each time, one record at a time, each with as many fields as there are columns. */
export interface CsvTable {
  readonly columns: readonly string[];
  rows(): Generator<CsvRow>;
}

export interface CsvOptions {
  /** One character; default a comma. */
  readonly delimiter?: string;
  /**
   * As dbt has it, an empty line of a seed is a row of nulls and one of a fixture is nothing; a row of a fixture may end early, the rest
   * being null. A row of a seed may end early only behind a comma (dbt lets it end anywhere; that is more often a lost field).
   */
  readonly kind: 'seed' | 'fixture';
}

/**
 * Reads a header and gives the rows under it. An empty or doubled name, a row with too many or too few fields and a quote that is not
 * closed are errors with their line. Quotes are read as Python (and so dbt) reads them: only a field that starts with one is quoted.
 */
export function readCsv(file: ProjectFile, options: CsvOptions): CsvTable {
  const delimiter = options.delimiter ?? ',';
  if ([...delimiter].length !== 1) throw new WarehouseError('seed', `delimiter '${delimiter}' is not one character`, { file: file.path });
  const [header] = records(file, delimiter, options).take(1);
  if (!header || header.fields.every((field) => field.trim() === '')) {
    throw new WarehouseError('seed', 'has no header: the first line must name the columns', { file: file.path, line: 1 });
  }
  checkHeader(file, header);
  return {
    columns: header.fields,
    *rows() {
      let number = 0;
      for (const { isEmpty, ...row } of records(file, delimiter, options)) {
        if (number > 0) {
          if (isEmpty) yield { ...row, fields: header.fields.map(() => '') };
          else if (row.fields.length === header.fields.length) yield row;
          else if (row.fields.length < header.fields.length && mayEndEarly(row, options)) yield padded(row, header);
          else throw raggedRow(file, header, row, number);
        }
        number += 1;
      }
    },
  };
}

/** Text of a line of the file, for messages. */
export function lineOf(file: ProjectFile, line: number): string {
  return lineEnds(file.text).split('\n')[line - 1] ?? '';
}

function* records(file: ProjectFile, delimiter: string, options: CsvOptions): Generator<CsvRow & { readonly isEmpty: boolean }> {
  const text = lineEnds(file.text.replace(/^\uFEFF/, ''));
  const end = delimiter.replace(/[\\^$.*+?()[\]{}|-]/, String.raw`\$&`);
  const field = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"([^${end}\\n]*)|(?!")([^${end}\\n]*))(${end}|\\n|$)`, 'y');
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  while (field.lastIndex < text.length || fields.length > 0) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new WarehouseError('seed', 'a quoted field is not closed', { file: file.path, ...placeAt(text, at) });
    const [, quoted, rest, bare, stop] = match;
    fields.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"') + (rest ?? ''));
    if (quoted !== undefined) line += quoted.split('\n').length - 1;
    if (stop === delimiter) continue;
    const isEmpty = fields.length === 1 && bare === '';
    if (!isEmpty || options.kind === 'seed') yield { fields, line: start, isEmpty };
    line += 1;
    fields = [];
    start = line;
  }
}

function mayEndEarly(row: CsvRow, { kind }: CsvOptions): boolean {
  return kind === 'fixture' || row.fields.at(-1) === '';
}

function padded(row: CsvRow, header: CsvRow): CsvRow {
  return { ...row, fields: header.fields.map((_, index) => row.fields[index] ?? '') };
}

/** As Python reads a text file, also inside quotes. */
function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function checkHeader(file: ProjectFile, header: CsvRow): void {
  header.fields.forEach((name, index) => {
    const place = { file: file.path, line: header.line, excerpt: lineOf(file, header.line) };
    if (name.trim() === '') throw new WarehouseError('seed', `column ${index + 1} has no name in the header`, place);
    const first = header.fields.indexOf(name);
    if (first !== index) {
      throw new WarehouseError('seed', `columns ${first + 1} and ${index + 1} of the header have the same name '${name}'`, place);
    }
  });
}

function raggedRow(file: ProjectFile, header: CsvRow, row: CsvRow, number: number): WarehouseError {
  const fields = `${row.fields.length} ${row.fields.length === 1 ? 'field' : 'fields'}`;
  return new WarehouseError('seed', `row ${number} has ${fields}, the header has ${header.fields.length}`, {
    file: file.path,
    line: row.line,
    excerpt: lineOf(file, row.line),
  });
}
