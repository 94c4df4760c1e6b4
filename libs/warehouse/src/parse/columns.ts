import { WarehouseError } from '../errors';
import type { Column, Constraint, Package } from '../stages';
import { mergeSettings } from './config-layers';
import { describe, type Docs } from './descriptions';
import { isMapping, texts } from './plain';
import type { Entry } from './properties';
import type { ColumnProperties, ConstraintProperties } from './property-schema';
import type { Reading } from './reading';

/** Columns of a YAML entry; a column that is described twice is an error. */
export function toColumns(
  reading: Reading,
  own: Package,
  docs: Docs,
  entry: Entry<{ readonly columns: readonly ColumnProperties[] }>,
): Column[] {
  const seen = new Set<string>();
  return entry.value.columns.map((column, index) => {
    if (seen.has(column.name))
      throw new WarehouseError('yaml', `column '${column.name}' is described twice`, entry.place(['columns', index]));
    seen.add(column.name);
    const settings = mergeSettings({ meta: column.meta, tags: texts(column.tags) }, column.config);
    const { meta } = settings;
    return {
      name: column.name,
      description: describe(reading, own, docs, column.description, entry.place(['columns', index, 'description'])),
      dataType: column.data_type ?? null,
      quote: column.quote === true,
      tags: texts(settings['tags']),
      meta: isMapping(meta) ? meta : {},
      constraints: column.constraints.map((constraint) => toConstraint({ ...constraint, columns: [column.name] })),
    };
  });
}

/** A constraint of a contract; what it needs and has not is an error. */
export function toConstraint(given: ConstraintProperties): Constraint {
  return {
    type: given.type,
    name: given.name ?? null,
    columns: given.columns,
    expression: given.expression ?? null,
    to: given.to ?? null,
    toColumns: given.to_columns,
  };
}

/** Checks what dbt asks of constraints: a check has an expression, a foreign key a target, a key of the model its columns. */
export function checkConstraint(given: ConstraintProperties, ofColumn: boolean): string | undefined {
  if (given.type === 'check' && !given.expression) return 'a check needs an expression';
  if (given.type === 'foreign_key' && !given.expression && !given.to)
    return 'a foreign key needs `to` (and `to_columns`), or an expression';
  if (!ofColumn && ['unique', 'primary_key', 'foreign_key', 'not_null'].includes(given.type) && given.columns.length === 0) {
    return `a ${given.type} constraint of a model needs columns`;
  }
  return undefined;
}
