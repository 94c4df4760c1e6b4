import { quoteName } from '../compile/relations';
import { refResolver } from '../graph/resolve-ref';
import { sourceResolver } from '../graph/resolve-source';
import type { FixtureRows, Graph, ModelNode, SourceTable, UnitTestNode } from '../stages';
import { unitTestError } from './unit-test-fixture';

/** One `given` of a unit test: the relation it stands for, and the name of the CTE that takes its place. */
export interface Given {
  readonly label: string;
  readonly input: ModelNode | SourceTable;
  readonly cte: string;
  readonly rows: FixtureRows;
}

/** Longest name PostgreSQL keeps. */
const NAME_BYTES = 63;

/** What each `given` stands for, by id. */
export function givenInputs(graph: Graph, unit: UnitTestNode, model: ModelNode): ReadonlyMap<string, Given> {
  const resolveRef = refResolver(graph.parsed);
  const resolveSource = sourceResolver(graph.parsed);
  // The parser lists names in the order of the inputs they come from.
  const refs = [...unit.refs];
  const sources = [...unit.sources];
  const inputs = new Map<string, Given>();
  for (const { input: text, rows } of unit.given) {
    const kind = text.trim();
    const ref = kind.startsWith('ref') ? refs.shift() : undefined;
    const source = kind.startsWith('source') ? sources.shift() : undefined;
    const found = kind === 'this' ? model : (ref && resolveRef(ref, unit.package)) || (source && resolveSource(source, unit.package));
    if (!found) throw unitTestError(unit, `given ${kind}: there is no such model or source`);
    if (inputs.has(found.id)) throw unitTestError(unit, `given ${kind}: rows are given twice`);
    inputs.set(found.id, { label: `given ${kind}`, input: found, cte: cteName(found, inputs.size), rows });
  }
  return inputs;
}

/** The name dbt gives, as far as it fits. */
function cteName(input: ModelNode | SourceTable, index: number): string {
  const name = `__dbt__cte__${'kind' in input ? input.name : `${input.source}__${input.table}`}`;
  return quoteName(Buffer.byteLength(name) <= NAME_BYTES ? name : `__dbt__cte__${index}`);
}
