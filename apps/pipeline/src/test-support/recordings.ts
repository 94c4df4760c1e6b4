import type { History } from './history';
import { tablesOf, type Row, type TableRows } from './insert-history';

/** What one transaction records: a revision of a report, a case, a decision or a verdict. */
export interface Recording {
  readonly key: string;
  /** Recordings that must stand in the register before. */
  readonly after: readonly string[];
  readonly tables: readonly TableRows[];
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const revisionKey = (report: unknown, revision: unknown) => `report ${text(report)} ${text(revision)}`;
const caseKey = (id: unknown) => `case ${text(id)}`;
const ownKey = (kind: string, id: unknown) => `${kind} ${text(id)}`;

function keyOf(table: string, row: Row): string {
  if ('decision_id' in row) return ownKey('decision', row['decision_id']);
  if ('verdict_id' in row) return ownKey('verdict', row['verdict_id']);
  if ('case_id' in row) return caseKey(row['case_id']);
  return revisionKey(row['report_id'], table === 'registry.reports' ? 1 : row['revision']);
}

function needsOf(table: string, row: Row): string[] {
  if (table === 'registry.report_revisions')
    return row['revision'] === 1 ? [] : [revisionKey(row['report_id'], Number(row['revision']) - 1)];
  if (table === 'registry.case_count_reports') return [revisionKey(row['report_id'], 1)];
  if (table === 'registry.decisions') return [caseKey(row['case_id']), ...replaced('decision', row['replaces_decision_id'])];
  if (table === 'registry.verdicts') return [caseKey(row['case_id']), ...replaced('verdict', row['replaces_verdict_id'])];
  return [];
}

const replaced = (kind: string, id: unknown) => (id === null ? [] : [ownKey(kind, id)]);

/** The recordings of a history, in no order that matters. */
export function recordingsOf(history: History): Recording[] {
  const found = new Map<string, { after: Set<string>; tables: Map<string, Row[]> }>();
  for (const [table, rows] of tablesOf(history)) {
    for (const row of rows) {
      const key = keyOf(table, row);
      const recording = found.get(key) ?? { after: new Set(), tables: new Map<string, Row[]>() };
      found.set(key, recording);
      recording.tables.set(table, [...(recording.tables.get(table) ?? []), row]);
      for (const need of needsOf(table, row)) recording.after.add(need);
    }
  }
  return [...found].map(([key, { after, tables }]) => ({ key, after: [...after], tables: [...tables] }));
}

/** The recordings by rank, but each after those it needs. */
export function inOrder(recordings: readonly Recording[], rankOf: (place: number) => number): Recording[] {
  const waiting = recordings.map((recording, place) => ({ recording, rank: rankOf(place) })).toSorted((a, b) => a.rank - b.rank);
  const done = new Set<string>();
  const ordered: Recording[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ recording }) => recording.after.every((key) => done.has(key)));
    const [taken] = waiting.splice(next, 1);
    if (next < 0 || !taken) throw new Error('recordings need each other');
    done.add(taken.recording.key);
    ordered.push(taken.recording);
  }
  return ordered;
}
