import type { ModelNode } from '../stages';
import type { TypeBook } from './contract';
import type { Existing } from './existing';

/** What the building of every node of one invocation shares. */
export interface Site {
  /** Relations that stood in the schemas of the project when it began. */
  readonly existing: ReadonlyMap<string, Existing>;
  readonly types: TypeBook;
  /** SQL of the time of this invocation, a timestamp without time zone in UTC. */
  readonly time: string;
  /** Turns a Jinja text of a node's YAML into SQL. */
  render(node: ModelNode, text: string): string;
  notice(text: string): void;
}

/** SQL of a moment as the snapshots write it: a timestamp without time zone, in UTC. */
export function timeLiteral(moment: Date): string {
  return `'${moment.toISOString().replace('T', ' ').replace('Z', '')}'::timestamp without time zone`;
}
