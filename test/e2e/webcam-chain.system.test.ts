import { afterAll, beforeAll, expect, it } from 'vitest';
import { webcamChain, type WebcamChain } from '../builders';
import {
  ask,
  eventually,
  newDataDirectory,
  removeDataDirectory,
  runCommand,
  startInstance,
  tokenFor,
  type RunningInstance,
} from '../support/instance';
import { query } from '../support/sql';

const REGISTER_REPORT =
  'mutation ($input: RegisterReportInput!) { result: registerReport(input: $input) { __typename ... on ReportRefused { problems { path code message } } } }';
const REGISTER_CASE =
  'mutation ($input: RegisterCaseInput!) { result: registerCase(input: $input) { __typename ... on RegistrationRefused { problems { path code message } } } }';
const REGISTER_DECISION =
  'mutation ($input: RegisterDecisionInput!) { result: registerDecision(input: $input) { __typename ... on RegistrationRefused { problems { path code message } } } }';
const REGISTER_VERDICT =
  'mutation ($input: RegisterVerdictInput!) { result: registerVerdict(input: $input) { __typename ... on RegistrationRefused { problems { path code message } } } }';
const FIND_CASE = `query ($id: ID!) { case(id: $id) { numbers { caseNumber instance } counts { countNo reportIds outcomeInForce } decisions { kind } verdicts { courtCode ecli outcomes { outcome } } } }`;
const FIGURES = `query ($measure: String!) { figures(input: { measure: $measure, by: ["year"] }) { __typename
  ... on FigureTable { cells { members value status } } ... on FigureUnavailable { cause explanation } } }`;

interface Figures {
  figures: { __typename: string; cells: { members: string[]; value: number | null; status: string }[] };
}

let chain: WebcamChain;
let instance: RunningInstance;
let dataDirectory: string;
let registrar: string;
let analyst: string;

beforeAll(async () => {
  chain = webcamChain({ nReports: 24, nComplaints: 3, victimsPerReport: 2 });
  dataDirectory = await newDataDirectory();
  instance = await startInstance({ DATA_DIR: dataDirectory, DEMO_REPORTS: '0' });
  registrar = await tokenFor('registrar', dataDirectory);
  analyst = await tokenFor('analyst', dataDirectory);
});

afterAll(async () => {
  await instance.stop();
  await removeDataDirectory(dataDirectory);
});

async function send(mutation: string, inputs: readonly object[]): Promise<string[]> {
  const kinds: string[] = [];
  for (const input of inputs) {
    const { result } = await ask<{ result: { __typename: string; problems?: object[] } }>(
      instance.portalUrl,
      'intake',
      registrar,
      mutation,
      { input },
    );
    kinds.push(result.problems ? JSON.stringify(result.problems) : result.__typename);
  }
  return [...new Set(kinds)];
}

it('the webcam chain is entered: many victims, few complaints, one suspect, one case, two appeals under new numbers, two cassations', async () => {
  expect(await send(REGISTER_REPORT, chain.reports)).toEqual(['ReportRegistered']);
  expect(await send(REGISTER_CASE, [chain.case])).toEqual(['CaseRegistered']);
  expect(await send(REGISTER_DECISION, chain.decisions)).toEqual(['DecisionRegistered']);
  expect(await send(REGISTER_VERDICT, chain.verdicts)).toEqual(['VerdictRegistered']);
});

it('the case reads back as one case with three numbers and the outcome that is in force', async () => {
  const { case: found } = await ask<{
    case: {
      numbers: { caseNumber: string }[];
      counts: { reportIds: string[]; outcomeInForce: string }[];
      verdicts: { ecli: string | null }[];
    };
  }>(instance.portalUrl, 'intake', registrar, FIND_CASE, { id: chain.case.id });
  expect(found.numbers.map(({ caseNumber }) => caseNumber).sort()).toEqual(
    [...new Set(chain.verdicts.map(({ caseNumber }) => caseNumber))].sort(),
  );
  expect(found.counts).toHaveLength(1);
  expect(found.counts[0]?.reportIds).toHaveLength(24);
  expect(found.counts[0]?.outcomeInForce).toBe('veroordeling');
  expect(found.verdicts.map(({ ecli }) => ecli)).toEqual(expect.arrayContaining(['ECLI:NL:HR:2018:2242', 'ECLI:NL:HR:2023:1440']));
});

it('the sums hold in every counting unit: 24 reports, 3 complaints, 48 victims, 1 prosecution, 1 conviction', async () => {
  const sums = () =>
    query<{ reports: number; complaints: number; victims: number; prosecutions: number; convictions: number }>(
      instance.databases['pipeline'] ?? '',
      `select (select coalesce(sum(delta), 0)::int from marts.fct_report_changes) as reports,
              (select coalesce(sum(delta), 0)::int from marts.fct_report_changes where report_type = 'aangifte') as complaints,
              (select coalesce(sum(delta), 0)::int from marts.fct_victim_changes) as victims,
              (select coalesce(sum(delta), 0)::int from marts.fct_prosecution_changes) as prosecutions,
              (select coalesce(sum(delta), 0)::int from marts.fct_conviction_changes) as convictions`,
    );
  const [row] = await eventually(sums, ([found]) => found?.convictions === 1);
  expect(row).toEqual({ reports: 24, complaints: 3, victims: 48, prosecutions: 1, convictions: 1 });
});

it('the analyst sees the reports and victims and no count from 1 to 9; prosecution and conviction lie in years before registration', async () => {
  const counts: Record<string, unknown> = {};
  for (const measure of ['reports', 'complaints', 'victims', 'prosecutions', 'convictions']) {
    const { figures } = await ask<Figures>(instance.portalUrl, 'figures', analyst, FIGURES, { measure });
    expect(figures.__typename).toBe('FigureTable');
    const total = figures.cells.find(({ members }) => members.every((member) => member === '*'));
    counts[measure] = total?.status === 'suppressed' ? 'suppressed' : total?.value;
    expect(figures.cells.filter(({ value }) => value !== null && value > 0 && value < 10)).toEqual([]);
  }
  expect(counts).toEqual({ reports: 24, complaints: 'suppressed', victims: 48, prosecutions: 0, convictions: 0 });
});

it('the answer to parliament can be made, and says why there is no figure for the years before', async () => {
  const { code, stdout } = await runCommand('pipeline/main.js', ['answer', '--question', 'antwoord-3'], dataDirectory);
  expect(code).toBe(0);
  expect(stdout).toContain('24');
  expect(stdout).toMatch(/2017/);
  expect(stdout).toMatch(/niet als (een )?apart fenomeen/);
});
