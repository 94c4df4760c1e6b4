import { func } from '../jinja/arguments';
import { Thing } from '../jinja/values';
import { quoteName } from '../compile/relations';

/** A column of a relation, as the database tells it. */
export interface ColumnParts {
  readonly name: string;
  readonly type: string;
  readonly size?: number | null;
  readonly precision?: number | null;
  readonly scale?: number | null;
}

const TEXTS = ['text', 'character varying', 'character', 'varchar'];
const INTEGERS = [
  'smallint',
  'integer',
  'bigint',
  'smallserial',
  'serial',
  'bigserial',
  'int2',
  'int4',
  'int8',
  'serial2',
  'serial4',
  'serial8',
];
const FLOATS = ['real', 'float4', 'float', 'double precision', 'float8', 'double'];
const NUMERICS = ['numeric', 'decimal'];

/** PostgreSQL's name of a type that goes by a general label; only `string` goes by another. */
export function translateType(label: string): string {
  return label.toUpperCase() === 'STRING' ? 'TEXT' : label;
}

/** A column as templates see it. */
export function columnValue(parts: ColumnParts): Thing {
  const { name, type, size = null, precision = null, scale = null } = parts;
  const kind = type.toLowerCase();
  const isText = TEXTS.includes(kind);
  const full = isText
    ? kind === 'text' || size === null
      ? type
      : `character varying(${size})`
    : NUMERICS.includes(kind) && precision !== null && scale !== null
      ? `${type}(${precision},${scale})`
      : type;
  const flag = (method: string, value: boolean) => func(method, () => value);
  return new Thing({
    kind: 'column',
    attributes: {
      name,
      column: name,
      quoted: quoteName(name),
      dtype: type,
      data_type: full,
      char_size: size,
      numeric_precision: precision,
      numeric_scale: scale,
      is_string: flag('is_string', isText),
      is_integer: flag('is_integer', INTEGERS.includes(kind)),
      is_float: flag('is_float', FLOATS.includes(kind)),
      is_numeric: flag('is_numeric', NUMERICS.includes(kind)),
      is_number: flag('is_number', INTEGERS.includes(kind) || FLOATS.includes(kind) || NUMERICS.includes(kind)),
      string_size: func('string_size', () => size ?? 256),
    },
    text: () => `<Column ${name} (${full})>`,
  });
}
