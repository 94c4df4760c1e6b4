import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLReply, type RunningIntake, startIntake } from '../testing';
import { aReport, type SentReport } from '../testing/inputs';

const REGISTER = `mutation ($input: RegisterReportInput!) {
  registerReport(input: $input) {
    __typename
    ... on ReportRegistered { report { id reportNumber unitCode revision status registeredAt recordedBy } warnings { code } }
    ... on ReportRefused { problems { path code message severity } }
  }
}`;
const CORRECT = `mutation ($input: CorrectReportInput!) {
  correctReport(input: $input) {
    __typename
    ... on ReportCorrected { report { revision status reason content { outcome } revisions { revision action recordedBy } } }
    ... on ReportConflict { message current { revision content { outcome } } }
    ... on ReportNotFound { message }
    ... on ReportRefused { problems { path code } }
  }
}`;
const REPORT = `query ($id: ID!) {
  report(id: $id) {
    reportNumber revision status
    content {
      phenomenon place { kind municipalityCode municipalityName } offences { article validFrom name } complaint { filedOn }
      victims { sex age ageBand ageGroup relation } suspects { known } modus { demands amountPaid paymentMethod } referrals outcome narrative
    }
    revisions { revision action recordedBy }
  }
}`;

interface Outcome {
  readonly __typename: string;
  readonly report?: Record<string, unknown>;
  readonly current?: Record<string, unknown>;
  readonly problems?: readonly { path: string; code: string; message: string; severity: string }[];
  readonly message?: string;
}

interface Listed {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
});

afterAll(() => intake.stop());

/** What the one operation of a request gave. */
function outcome<Kind = Outcome>(reply: GraphQLReply): Kind {
  expect(reply.errors).toEqual([]);
  return Object.values(reply.data ?? {})[0] as Kind;
}

const register = async (input: SentReport): Promise<Outcome> => outcome(await intake.as('registrar', REGISTER, { input }));
const stored = async (id: string): Promise<number> => {
  const rows = await intake.database.sql<{ n: number }>('select count(*)::int as n from registry.report_revisions where report_id = $1', [
    id,
  ]);
  return rows[0]?.n ?? -1;
};

describe('registering a report over HTTP', () => {
  it('gives the report back with its number and first revision', async () => {
    const input = aReport();
    const { __typename, report } = await register(input);
    expect(__typename).toBe('ReportRegistered');
    expect(report).toMatchObject({ id: input.id, unitCode: '0100', revision: 1, status: 'registered', recordedBy: 'registrar-noord' });
    expect(report?.['reportNumber']).toMatch(/^0100-26-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(Date.parse(String(report?.['registeredAt']))).toBeLessThanOrEqual(Date.now());
  });

  it('the same id sent twice, also at the same moment, is one report', async () => {
    const input = aReport();
    const [one, other] = await Promise.all([register(input), register(input)]);
    const again = await register(input);
    expect([one.report?.['reportNumber'], other.report?.['reportNumber'], again.report?.['reportNumber']]).toEqual(
      Array.from({ length: 3 }, () => one.report?.['reportNumber']),
    );
    expect(await stored(input.id)).toBe(1);
  });

  it('a refused report names every problem at once and stores nothing', async () => {
    const input = aReport({
      reportType: 'gerucht',
      receivedOn: '2026-02-30',
      victims: [{ sex: 'man', age: 200, relation: 'onbekend' }],
      offences: [{ article: 'Sr 999' }],
      narrative: 'BSN 111222333',
    });
    const { __typename, problems = [] } = await register(input);
    expect(__typename).toBe('ReportRefused');
    expect(problems.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['reportType', 'receivedOn', 'victims[0].age', 'offences[0].article', 'narrative']),
    );
    expect(problems.every(({ message }) => message.length > 10)).toBe(true);
    expect(await stored(input.id)).toBe(0);
  });

  it('checkReport says the same and stores nothing', async () => {
    const query = 'mutation ($input: RegisterReportInput!) { checkReport(input: $input) { __typename } }';
    const input = aReport();
    expect(outcome(await intake.as('registrar', query, { input })).__typename).toBe('ReportAcceptable');
    expect(outcome(await intake.as('registrar', query, { input: { ...input, routeIn: 'droom' } })).__typename).toBe('ReportRefused');
    expect(await stored(input.id)).toBe(0);
  });

  it('a field that does not exist is refused by name, without repeating what was sent', async () => {
    const reply = await intake.as('registrar', REGISTER, { input: { ...aReport({ narrative: 'Geheim verhaal' }), victimName: 'Jansen' } });
    expect(reply.errors[0]).toMatchObject({
      message: 'Variable "$input" is not valid: Field "victimName" is not defined by type "RegisterReportInput".',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(JSON.stringify(reply.errors)).not.toMatch(/Geheim|Jansen/);
  });

  it('a value of the wrong kind is named by its place', async () => {
    const victims = [{ sex: 'man', age: 'veertig' }];
    const reply = await intake.as('registrar', REGISTER, { input: { ...aReport(), victims } });
    expect(reply.errors[0]?.message).toBe(
      'Variable "$input" is not valid at "input.victims[0].age": Int cannot represent non-integer value.',
    );
  });
});

describe('reading reports', () => {
  it('reads back what was registered, with names of place and article', async () => {
    const input = aReport({ narrative: 'Contact via een advertentie.' });
    await register(input);
    const reply = await intake.as('registrar', REPORT, { id: input.id });
    expect(reply.errors).toEqual([]);
    expect(reply.data?.['report']).toMatchObject({
      revision: 1,
      content: {
        phenomenon: 'sextortion',
        place: { kind: 'municipality', municipalityCode: 'GM0014', municipalityName: 'Groningen' },
        offences: [{ article: 'Sr 318', validFrom: '1900-01-01', name: expect.stringContaining('afdreiging') }],
        complaint: { filedOn: '2026-10-05' },
        victims: [{ sex: 'man', age: 41, ageGroup: 'adult', relation: 'onbekende-online' }],
        suspects: [],
        modus: { demands: ['geld'], amountPaid: 250.5, paymentMethod: 'crypto' },
        referrals: ['helpwanted'],
        outcome: 'in-onderzoek',
        narrative: 'Contact via een advertentie.',
      },
      revisions: [{ revision: 1, action: 'registered', recordedBy: 'registrar-noord' }],
    });
  });

  it('the report of another unit is not there, and neither is one that never was', async () => {
    const input = aReport();
    await register(input);
    expect((await intake.as('registrarOost', REPORT, { id: input.id })).data).toEqual({ report: null });
    expect((await intake.as('registrar', REPORT, { id: randomUUID() })).data).toEqual({ report: null });
  });

  it('the list gives the newest first, page by page, of the own unit only', async () => {
    for (const _ of [1, 2, 3]) await register(aReport());
    const page =
      'query ($after: String) { reports(first: 2, after: $after) { edges { node { id recordedAt } } pageInfo { hasNextPage endCursor } } }';
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const reply: GraphQLReply = await intake.as('registrar', page, { after });
      const { edges, pageInfo }: Listed = outcome<Listed>(reply);
      seen.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    const inStore = await intake.database.sql<{ report_id: string }>(
      `select report_id from registry.reports where unit_code = '0100' order by registered_at desc, report_id desc`,
    );
    expect(seen).toEqual(inStore.map(({ report_id }) => report_id));
    expect((await intake.as('registrarOost', page, {})).data).toMatchObject({ reports: { edges: [] } });
  });

  it('a cursor that is none is BAD_USER_INPUT', async () => {
    const reply = await intake.as('registrar', '{ reports(after: "abc") { edges { cursor } } }');
    expect(reply.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('correcting a report', () => {
  it('appends a revision with its reason', async () => {
    const input = aReport();
    await register(input);
    const correction = { ...input, outcome: 'naar-om', expectedRevision: 1, reason: 'Dossier is ingezonden' };
    const { __typename, report } = outcome(await intake.as('registrar', CORRECT, { input: correction }));
    expect(__typename).toBe('ReportCorrected');
    expect(report).toMatchObject({ revision: 2, status: 'corrected', reason: 'Dossier is ingezonden', content: { outcome: 'naar-om' } });
    expect(await stored(input.id)).toBe(2);
  });

  it('of two corrections over the same revision one wins and the other sees what stands there now', async () => {
    const input = aReport();
    await register(input);
    const over = (outcomeCode: string) => ({ input: { ...input, outcome: outcomeCode, expectedRevision: 1, reason: 'Bijgewerkt' } });
    const outcomes = await Promise.all(
      ['naar-om', 'stopgesprek'].map(async (code) => ({ code, result: outcome(await intake.as('registrar', CORRECT, over(code))) })),
    );
    const winner = outcomes.find(({ result }) => result.__typename === 'ReportCorrected');
    const loser = outcomes.find(({ result }) => result.__typename === 'ReportConflict');
    expect(loser?.result.current).toEqual({ revision: 2, content: { outcome: winner?.code } });
    expect(loser?.result.message).toContain('Een andere registrator was eerder');
    expect(await stored(input.id)).toBe(2);
  });

  it('a report of another unit cannot be corrected', async () => {
    const input = aReport();
    await register(input);
    const correction = { ...input, expectedRevision: 1, reason: 'Van een ander' };
    expect(outcome(await intake.as('registrarOost', CORRECT, { input: correction })).__typename).toBe('ReportNotFound');
    expect(await stored(input.id)).toBe(1);
  });

  it('a withdrawn report keeps its revisions', async () => {
    const input = aReport();
    await register(input);
    const query = `mutation ($input: WithdrawReportInput!) { withdrawReport(input: $input) { ... on ReportCorrected { report { status revision } } } }`;
    const reply = await intake.as('registrar', query, { input: { id: input.id, expectedRevision: 1, reason: 'Dubbel ingevoerd' } });
    expect(reply.data).toEqual({ withdrawReport: { report: { status: 'withdrawn', revision: 2 } } });
    expect(await stored(input.id)).toBe(2);
  });
});

describe('what is written down of a request', () => {
  it('the audit row carries the id of the request, and the auditor can read it', async () => {
    const input = aReport();
    const requestId = `test-${randomUUID()}`;
    await intake.as('registrar', REGISTER, { input }, { headers: { 'x-request-id': requestId } });
    const query =
      'query ($objectId: ID) { auditEvents(objectId: $objectId) { edges { node { actor actorRole actorUnit action result requestId } } } }';
    const reply = await intake.as('auditor', query, { objectId: input.id });
    expect(reply.data).toMatchObject({
      auditEvents: {
        edges: [
          {
            node: {
              actor: 'registrar-noord',
              actorRole: 'registrar',
              actorUnit: '0100',
              action: 'register-report',
              result: 'done',
              requestId,
            },
          },
        ],
      },
    });
  });

  it('no log line holds anything of a person, not even when registering fails', async () => {
    const narrative = 'Slachtoffer werkt bij bakkerij De Zon';
    const victims = [{ sex: 'vrouw', age: 37, relation: 'ex-partner', personReference: 'persoon-4711' }];
    await register(aReport({ narrative, victims }));
    await register(aReport({ narrative, victims, routeIn: 'onbestaand-kanaal' }));
    await intake.as('registrar', REGISTER, { input: { ...aReport({ narrative, victims }), onbekendVeld: 'De Zon' } });
    await intake.database.sql('alter table registry.report_victims add constraint nobody_of_37 check (age <> 37) not valid');
    const failed = await intake.as('registrar', REGISTER, { input: aReport({ narrative, victims }) });
    await intake.database.sql('alter table registry.report_victims drop constraint nobody_of_37');
    expect(failed.errors[0]?.extensions.code).toBe('INTERNAL');
    expect(intake.log.text).toContain(failed.errors[0]?.extensions.reference);
    expect(intake.log.text).toContain('nobody_of_37');
    expect(intake.log.text).not.toMatch(/bakkerij|De Zon|4711|ex-partner|onbestaand-kanaal|vrouw|GM0014|Bearer/);
  });
});
