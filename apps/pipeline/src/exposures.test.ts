import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { QUESTIONS } from '@register/figures';
import { loadGraph } from '@register/warehouse';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(import.meta.dirname, '../../..');

/** What of a dashboard decides which marts it reads. */
const dashboard = z.object({
  slug: z.string(),
  tiles: z.array(z.object({ measure: z.string() })),
  charts: z.array(z.object({ kind: z.string(), measure: z.string().optional() })),
});

const LEDGERS: Readonly<Record<string, string>> = {
  reports: 'fct_report_changes',
  complaints: 'fct_report_changes',
  victims: 'fct_victim_changes',
  prosecutions: 'fct_prosecution_changes',
  convictions: 'fct_conviction_changes',
};

const EVERYBODY = ['agg_cells', 'dim_members', 'mart_refresh'];

/** Marts per dashboard or answer, as the YAML of the exposures has them. */
let told: Record<string, string[]>;

beforeAll(async () => {
  const graph = await loadGraph({ projectDirectory: join(root, 'sql'), now: () => new Date('2026-01-01T00:00:00Z') });
  const exposures = graph.parsed.nodes.filter((node) => node.kind === 'exposure');
  told = Object.fromEntries(
    exposures.map(({ meta, refs }) => [
      `dashboard ${String(meta['dashboard'])} answer ${String(meta['answer'])}`,
      refs.map(({ name }) => name).toSorted(),
    ]),
  );
});

/** Marts per dashboard: a table of several dimensions, as filters make it, reads the ledger of its measure. */
async function dashboards(): Promise<[string, string[]][]> {
  const directory = join(root, 'dashboards');
  const files = (await readdir(directory)).filter((name) => name.endsWith('.dashboard.yml'));
  const read = await Promise.all(files.map(async (name) => dashboard.parse(parse(await readFile(join(directory, name), 'utf8')))));
  return read.map(({ slug, tiles, charts }) => {
    const measures = [...tiles, ...charts].flatMap(({ measure }) => measure ?? []);
    const context = charts.some(({ kind }) => kind === 'context') ? ['ctx_cbs_83648ned'] : [];
    const marts = new Set([...EVERYBODY, ...measures.map((measure) => LEDGERS[measure] ?? measure), ...context]);
    return [`dashboard ${slug} answer undefined`, [...marts].toSorted()];
  });
}

describe('exposures', () => {
  it('are the dashboards and the answers to parliament, with the marts that they read', async () => {
    const answers = QUESTIONS.map(({ code }): [string, string[]] => [`dashboard undefined answer ${code}`, EVERYBODY]);
    expect(told).toEqual(Object.fromEntries([...(await dashboards()), ...answers]));
  });
});
