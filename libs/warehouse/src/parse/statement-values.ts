import { func, type Arguments } from '../jinja/arguments';
import { textOf } from '../jinja/text';
import { callValue } from '../jinja/evaluate';
import type { Value } from '../jinja/values';
import { adapterValue } from './adapter-value';
import { databaseOf, type ContextParts } from './context-parts';
import { dataValue, tableValue } from './table-value';

/** `statement`, `load_result` and `load_relation`: what a template asks the database. While parsing, all give nothing. */
export function statementValues(parts: ContextParts): Record<string, Value> {
  const results = new Map<string, Value>();
  const statement = (args: Arguments): Value => {
    const caller = args.keywords.get('caller');
    if (!parts.execute) return '';
    const sql = caller === undefined ? '' : textOf(callValue(caller, [], new Map()));
    const table = parts.ask(sql);
    const name = args.optionalText(0, 'name');
    if (table && name !== undefined) {
      const response = `SELECT ${table.rows.length}`;
      results.set(
        name,
        new Map<Value, Value>([
          ['response', response],
          ['data', dataValue(table)],
          ['table', tableValue(table)],
        ]),
      );
    }
    return '';
  };
  const adapter = adapterValue(
    func('dispatch', () => null),
    databaseOf(parts.options),
    parts.ask,
  );
  return {
    statement: func('statement', statement),
    load_result: func('load_result', (args) => results.get(args.text(0, 'name')) ?? null),
    load_relation: adapter.attribute('load_relation') ?? null,
    store_result: func('store_result', () => ''),
  };
}
