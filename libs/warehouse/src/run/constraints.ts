import { quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import type { Constraint, ModelNode } from '../stages';
import { columnName } from './contract';
import { buildingName } from './names';

/** One part of `alter table` per constraint of a contract, and the names that change when the table is put in place. */
export interface ConstraintParts {
  readonly parts: readonly string[];
  readonly renames: ReadonlyMap<string, string>;
}

/** Constraints of a contract, of columns and of the model; `render` turns Jinja into SQL. */
export function constraintParts(node: ModelNode, render: (text: string) => string): ConstraintParts {
  const ofColumns = node.columns.flatMap((column) =>
    column.constraints.map((constraint): Constraint => ({ ...constraint, columns: [columnName(column)] })),
  );
  const named = new Map(node.columns.map((column) => [column.name, columnName(column)]));
  const ofModel = node.constraints.map((constraint) => ({
    ...constraint,
    columns: constraint.columns.map((name) => named.get(name) ?? name),
  }));
  const renames = new Map<string, string>();
  const parts = [...ofColumns, ...ofModel].flatMap((constraint) => partsOf(constraint, node, render, renames));
  return { parts, renames };
}

function partsOf(constraint: Constraint, node: ModelNode, render: (text: string) => string, renames: Map<string, string>): string[] {
  const columns = `(${constraint.columns.map(quoteName).join(', ')})`;
  const expression = constraint.expression === null ? '' : render(constraint.expression);
  switch (constraint.type) {
    case 'not_null':
      return constraint.columns.map((name) => `alter column ${quoteName(name)} set not null`);
    case 'unique':
    case 'primary_key': {
      // Its index shares a schema with that of the table it replaces, so it has another name until then.
      const name = constraint.name === null ? '' : `constraint ${quoteName(buildingName(constraint.name))} `;
      if (constraint.name !== null) renames.set(buildingName(constraint.name), constraint.name);
      return [`add ${name}${constraint.type === 'unique' ? 'unique' : 'primary key'} ${expression} ${columns}`];
    }
    case 'check':
      if (expression === '') throw incomplete(node, 'a check needs an expression');
      return [`add ${nameOf(constraint)}check (${expression})`];
    case 'foreign_key': {
      if (constraint.to === null && expression === '') throw incomplete(node, 'a foreign key needs to and to_columns, or an expression');
      const target = constraint.to === null ? expression : `${render(asTemplate(constraint.to))} (${constraint.toColumns.join(', ')})`;
      return [`add ${nameOf(constraint)}foreign key ${columns} references ${target}`];
    }
  }
}

/** `ref('a')` as YAML has it, in the braces of a template. */
function asTemplate(to: string): string {
  return to.includes('{{') || !/^\s*(ref|source)\s*\(/.test(to) ? to : `{{ ${to} }}`;
}

function nameOf(constraint: Constraint): string {
  return constraint.name === null ? '' : `constraint ${quoteName(constraint.name)} `;
}

function incomplete(node: ModelNode, text: string): WarehouseError {
  return new WarehouseError('contract', text, { file: node.patch?.path ?? node.file.path }, node.name);
}
