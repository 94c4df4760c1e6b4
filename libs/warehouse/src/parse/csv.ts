import { placeAt, WarehouseError } from '../errors';
import type { ProjectFile } from '../stages';

/** A seed: header and rows of equal length; an empty field is null. `lines` gives the line in the file of each row. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly lines: readonly number[];
}

/** Reads comma-separated values (RFC 4180); a ragged row is an error with its line. */
export function readCsv(file: ProjectFile): CsvTable {
  const records = readRecords(file);
  const header = records[0];
  if (!header) throw new WarehouseError('seed', 'seed has no header', { file: file.path });
  const columns = header.fields.map((field) => field.trim());
  const rows = records.slice(1);
  for (const row of rows) {
    if (row.fields.length !== columns.length) {
      throw new WarehouseError('seed', `row has ${row.fields.length} fields, the header has ${columns.length}`, {
        file: file.path,
        line: row.line,
        excerpt: file.text.split('\n')[row.line - 1] ?? '',
      });
    }
  }
  return {
    columns,
    rows: rows.map((row) => row.fields.map((field) => (field === '' ? null : field))),
    lines: rows.map((row) => row.line),
  };
}

interface CsvRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

function readRecords(file: ProjectFile): CsvRecord[] {
  const text = file.text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new WarehouseError('seed', 'a quoted field is not closed', { file: file.path, ...placeAt(text, at) });
    const [whole, quoted, bare, end] = match;
    fields.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',' && field.lastIndex < text.length) continue;
    if (end === ',') fields.push('');
    if (fields.length > 1 || fields[0] !== '') records.push({ fields, line: start });
    fields = [];
    start = line;
  }
  return records;
}
