import { describe, expect, inject, it } from 'vitest';
import { aReport } from '../builders';
import { ask, eventually, runCommand, tokenFor } from '../support/instance';

const REGISTER = `mutation ($input: RegisterReportInput!) { registerReport(input: $input) { __typename
  ... on ReportRegistered { report { id reportNumber revision } warnings { code } } ... on ReportRefused { problems { path code message } } } }`;
const FIGURES = `query ($input: FiguresInput!) { figures(input: $input) { __typename
  ... on FigureTable { asOf demonstration measure { unit definition periodBasis } cells { members value status } } ... on FigureUnavailable { cause explanation } } }`;

interface Table {
  figures: {
    __typename: string;
    asOf: string;
    cause?: string;
    measure: { unit: string; definition: string; periodBasis: string };
    cells: { members: string[]; value: number | null; status: string }[];
  };
}

const portalUrl = inject('portalUrl');
const dataDirectory = inject('dataDirectory');
const thisYear = '2024';

async function reportsOf(token: string, input: object = {}): Promise<Table['figures']> {
  return (await ask<Table>(portalUrl, 'figures', token, FIGURES, { input: { measure: 'reports', by: ['year'], ...input } })).figures;
}

const valueOf = (table: Table['figures'], year: string) => table.cells.find(({ members }) => members[0] === year)?.value;

describe('from a report to the answer', () => {
  it('a report entered by a registrar is counted on the next look of the analyst', async () => {
    const [registrar, analyst] = [await tokenFor('registrar', dataDirectory), await tokenFor('analyst', dataDirectory)];
    const before = valueOf(await reportsOf(analyst), thisYear) ?? 0;
    expect(before).toBeGreaterThan(100);
    const { registerReport } = await ask<{ registerReport: { __typename: string } }>(portalUrl, 'intake', registrar, REGISTER, {
      input: aReport(),
    });
    expect(registerReport.__typename).toBe('ReportRegistered');
    const after = await eventually(
      () => reportsOf(analyst),
      (table) => valueOf(table, thisYear) === before + 1,
      60,
    );
    expect(valueOf(after, thisYear)).toBe(before + 1);
    expect(after.measure.unit).not.toBe('');
    expect(after.measure.definition).not.toBe('');
    expect(after.measure.periodBasis).not.toBe('');
  });

  it('as of an earlier day the figure is what it was, whatever was entered since', async () => {
    const analyst = await tokenFor('analyst', dataDirectory);
    const [first, registrar] = [await reportsOf(analyst, { asOf: '2025-06-30' }), await tokenFor('registrar', dataDirectory)];
    await ask(portalUrl, 'intake', registrar, REGISTER, { input: aReport() });
    const now = valueOf(await reportsOf(analyst), thisYear) ?? 0;
    await eventually(
      () => reportsOf(analyst),
      (table) => valueOf(table, thisYear) === now + 1,
      60,
    );
    expect(await reportsOf(analyst, { asOf: '2025-06-30' })).toEqual(first);
  });

  it('years before registration began have no figure, and the answer says why', async () => {
    const analyst = await tokenFor('analyst', dataDirectory);
    const before = await reportsOf(analyst, { from: '2014-01-01', to: '2016-12-31' });
    expect(before.__typename).toBe('FigureUnavailable');
    expect(before.cause).toBe('not-registered-before');
  });

  it('the answer command gives the same text for the same day, and refuses what it does not know', async () => {
    const args = ['answer', '--question', 'antwoord-3', '--as-of', '2026-01-01'];
    const [first, second] = [
      await runCommand('pipeline/main.js', args, dataDirectory),
      await runCommand('pipeline/main.js', args, dataDirectory),
    ];
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toContain('1 januari 2026');
    expect(first.stdout).toMatch(/[Dd]emonstratiegegevens/);
    const unknown = await runCommand('pipeline/main.js', ['answer', '--question', 'antwoord-99'], dataDirectory);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('antwoord-3');
  });
});

describe('who may see what, through the portal', () => {
  it('a registrar gets no figures and an analyst no reports', async () => {
    const [registrar, analyst] = [await tokenFor('registrar', dataDirectory), await tokenFor('analyst', dataDirectory)];
    await expect(reportsOf(registrar)).rejects.toThrow('FORBIDDEN');
    await expect(ask(portalUrl, 'intake', analyst, '{ reports { edges { cursor } } }')).rejects.toThrow('FORBIDDEN');
  });

  it('nobody gets anything without a token', async () => {
    for (const service of ['intake', 'figures'] as const) {
      const response = await fetch(`${portalUrl}/${service}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      });
      expect(response.status, service).toBe(401);
    }
  });
});
