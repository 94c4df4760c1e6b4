import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Module } from '@nestjs/common';
import { DomainError, type Principal } from '@register/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Allow, Caller, createLogger, createService, LIMITS, RequestId, type Service } from './index';
import { ask, LogCapture, startTestIssuer, type TestIssuer } from './testing';

@ObjectType()
class Branch {
  @Field(() => String)
  name!: string;

  @Field(() => Branch)
  branch!: Branch;

  @Field(() => [Branch])
  branches!: Branch[];
}

const tree: Branch = Object.assign(new Branch(), { name: 'tak' });
tree.branch = tree;
tree.branches = [tree];

@Resolver()
class TestResolver {
  @Query(() => String)
  @Allow('registrar', 'auditor')
  whoami(@Caller() caller: Principal, @RequestId() requestId: string): string {
    return `${caller.subject} ${caller.unitCode ?? '-'} ${requestId}`;
  }

  @Query(() => String)
  forgotten(): string {
    return 'nobody said who may read this';
  }

  @Query(() => Branch)
  @Allow('registrar')
  tree(@Args('first', { type: () => Int, defaultValue: 1 }) first: number): Branch {
    return first > 0 ? tree : new Branch();
  }

  @Query(() => String)
  @Allow('registrar')
  broken(): string {
    throw new Error('the secret of the inside');
  }

  @Query(() => String)
  @Allow('registrar')
  wrongRow(): string {
    throw Object.assign(new Error('invalid input syntax for type date: "de heer Geheim"'), {
      severity: 'ERROR',
      code: '22007',
      detail: 'Geheim',
    });
  }

  @Query(() => String)
  @Allow('registrar')
  away(): string {
    throw Object.assign(new Error('terminating connection'), { severity: 'FATAL', code: '57P01' });
  }

  @Query(() => String)
  @Allow('registrar')
  unrecorded(): string {
    throw new DomainError('FORBIDDEN', 'Not this unit.', { cause: new Error('the audit table is shut') });
  }

  @Query(() => String)
  @Allow('registrar')
  taken(): string {
    throw new DomainError('CONFLICT', 'This id is in use.');
  }
}

@Module({ providers: [TestResolver] })
class TestModule {}

const registrar = { subject: 'registrar-noord', name: 'Registrator Noord-Nederland (demo)', role: 'registrar', unitCode: '0100' };
const analyst = { subject: 'analist', name: 'Analist (demo)', role: 'analyst', unitCode: null };

let issuer: TestIssuer;
let service: Service;
let url: string;
let token: string;
let databaseIsUp = true;
const log = new LogCapture();
const refusals: string[] = [];
let auditIsUp = true;

beforeAll(async () => {
  issuer = await startTestIssuer();
  service = await createService({
    module: TestModule,
    environment: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: issuer.audience, GRAPHQL_INTROSPECTION: true },
    ready: () => (databaseIsUp ? Promise.resolve() : Promise.reject(new Error('no database'))),
    clock: () => new Date(),
    logger: createLogger({ name: 'test', level: 'debug', destination: log }),
    onForbidden: ({ subject, role }, operation, requestId) => {
      if (!auditIsUp) return Promise.reject(new Error('no room for the refusal'));
      refusals.push(`${subject} ${role} ${operation} ${requestId}`);
      return Promise.resolve();
    },
  });
  url = `http://127.0.0.1:${await service.listen(0, '127.0.0.1')}/graphql`;
  token = await issuer.token(registrar);
});

afterAll(async () => {
  await service.close();
  await issuer.stop();
});

describe('who may come in', () => {
  it('a valid token of a role that is named', async () => {
    const reply = await ask(url, '{ whoami }', { token, headers: { 'x-request-id': 'req-12345678' } });
    expect(reply.data).toEqual({ whoami: 'registrar-noord 0100 req-12345678' });
    expect(reply.headers.get('x-request-id')).toBe('req-12345678');
  });

  it('a request id that is not a plain token is replaced', async () => {
    const reply = await ask(url, '{ whoami }', { token, headers: { 'x-request-id': 'Jan Jansen' } });
    expect(reply.data?.['whoami']).toMatch(/^registrar-noord 0100 [0-9a-f-]{36}$/);
  });

  it.each([
    ['no token', () => Promise.resolve(undefined)],
    ['another issuer', () => issuer.token(registrar, { issuer: 'https://elders.example' })],
    ['another audience', () => issuer.token(registrar, { audience: 'another-service' })],
    ['an expired token', () => issuer.token(registrar, { lifetime: -60 })],
    ['a key that the issuer does not know', () => issuer.token(registrar, { foreignKey: true })],
    ['no signature', () => Promise.resolve(issuer.unsignedToken(registrar))],
    ['no token at all but text', () => Promise.resolve('abc')],
  ])('refused: %s', async (_, make) => {
    const bad = await make();
    const reply = await ask(url, '{ whoami }', bad === undefined ? {} : { token: bad });
    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    expect(reply.errors.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(reply.data).toBeUndefined();
  });

  it('a role that does not exist is refused', async () => {
    const reply = await ask(url, '{ whoami }', { token: await issuer.token({ ...registrar, role: 'minister' }) });
    expect([reply.status, reply.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('a role that is not named is refused', async () => {
    const reply = await ask(url, '{ whoami }', { token: await issuer.token(analyst) });
    expect([reply.status, reply.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('an operation that names no role is refused to everybody', async () => {
    const reply = await ask(url, '{ forgotten }', { token });
    expect([reply.status, reply.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('a refusal by role is told before it is sent, by the name of the operation, once for each; what is allowed is not', async () => {
    refusals.length = 0;
    const sent = { token: await issuer.token(analyst), headers: { 'x-request-id': 'req-refused1' } };
    await ask(url, '{ mine: whoami forgotten }', sent);
    await ask(url, '{ whoami }', { token });
    expect(refusals.toSorted()).toEqual(['analist analyst forgotten req-refused1', 'analist analyst whoami req-refused1']);
  });

  it('a refusal that cannot be told stays a refusal, and the log says so', async () => {
    auditIsUp = false;
    const reply = await ask(url, '{ whoami }', { token: await issuer.token(analyst) });
    auditIsUp = true;
    expect([reply.status, reply.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    const line = log.lines.find((text) => text.includes('no room for the refusal'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 50, operation: 'whoami', requestId: reply.headers.get('x-request-id') });
  });

  it('so does a refusal of an operation itself that could not be recorded', async () => {
    const reply = await ask(url, '{ unrecorded }', { token });
    expect(reply.errors[0]).toMatchObject({ message: 'Not this unit.', extensions: { code: 'FORBIDDEN' } });
    const line = log.lines.find((text) => text.includes('the audit table is shut'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 50, path: 'unrecorded', requestId: reply.headers.get('x-request-id') });
  });

  it('the schema is shown to callers with a token only', async () => {
    expect((await ask(url, '{ __schema { queryType { name } } }')).status).toBe(401);
    expect((await ask(url, '{ __schema { queryType { name } } }', { token })).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('limits', () => {
  const nested = (depth: number): string => (depth === 0 ? '{ name }' : `{ branch ${nested(depth - 1)} }`);
  const aliases = Array.from({ length: LIMITS.aliases + 1 }, (_, index) => `a${index}: whoami`).join(' ');

  it.each([
    ['depth', `{ tree ${nested(LIMITS.depth)} }`, /nested deeper than allowed: the limit is 12/],
    ['aliases', `{ ${aliases} }`, /more aliases than allowed: the limit is 15, this is 16/],
    ['cost', '{ tree(first: 9000) { name } }', /more costly than allowed: the limit is 6000/],
    [
      'directives',
      `{ whoami ${'@include(if: true) '.repeat(1)} ...f } fragment f on Query { ${'... @include(if: true) { whoami } '.repeat(11)} }`,
      /more directives/,
    ],
    ['tokens', `{ ${'whoami '.repeat(2001)} }`, /longer in tokens than allowed: the limit is 2000/],
  ])('too much %s is refused with its limit', async (_, query, message) => {
    const reply = await ask(url, query, { token });
    expect(reply.errors[0]?.message).toMatch(message);
    expect([reply.status, reply.errors[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_COSTLY']);
  });

  it('a body that is too large is refused before it is read', async () => {
    const reply = await ask(url, '{ whoami }', { token, variables: { text: 'x'.repeat(LIMITS.bodyBytes) } });
    expect([reply.status, reply.errors[0]?.extensions.code]).toEqual([413, 'QUERY_TOO_COSTLY']);
    expect(reply.errors[0]?.message).toContain(String(LIMITS.bodyBytes));
  });

  it('a query of ordinary depth is answered', async () => {
    expect((await ask(url, `{ tree ${nested(8)} }`, { token })).errors).toEqual([]);
  });
});

describe('requests of another kind', () => {
  const send = (method: string, contentType: string | undefined, body?: string, address = url) =>
    fetch(address, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(contentType !== undefined && { 'content-type': contentType }) },
      ...(body !== undefined && { body }),
    });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    '%s is refused, as a form could send it',
    async (type) => {
      const response = await send('POST', type, JSON.stringify({ query: '{ whoami }' }));
      expect([400, 415]).toContain(response.status);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    },
  );

  it('GET is refused, so that nothing lands in addresses', async () => {
    expect((await send('GET', undefined, undefined, `${url}?query=${encodeURIComponent('{ whoami }')}`)).status).toBe(400);
  });

  it('text that is no JSON is refused without repeating it', async () => {
    const response = await send('POST', 'application/json', '{"query": geheim');
    const text = await response.text();
    expect([response.status, text.includes('geheim')]).toEqual([400, false]);
  });

  it('several operations in one array are refused', async () => {
    const response = await send('POST', 'application/json', JSON.stringify([{ query: '{ whoami }' }, { query: '{ whoami }' }]));
    expect(response.status).toBe(400);
  });

  it('unknown addresses are not found, and only with a token', async () => {
    expect((await send('POST', 'application/json', '{}', `${url}/x`)).status).toBe(404);
    expect((await fetch(`${url}/x`)).status).toBe(401);
  });
});

describe('errors', () => {
  it('an accident tells nothing of the inside, and its reference is in the log', async () => {
    const reply = await ask(url, '{ broken }', { token });
    const [error] = reply.errors;
    expect(reply.status).toBe(500);
    expect(error?.message).toBe('Something went wrong in the service.');
    expect(error?.extensions).toEqual({ code: 'INTERNAL', reference: reply.headers.get('x-request-id') });
    const line = log.lines.find((text) => text.includes(error?.extensions.reference ?? 'none') && text.includes('operation failed'));
    expect(line).toContain('the secret of the inside');
  });

  it('what PostgreSQL repeats of the input reaches neither the caller nor the log', async () => {
    const reply = await ask(url, '{ wrongRow }', { token });
    expect(JSON.stringify(reply.errors)).not.toContain('Geheim');
    expect(log.text).toContain('"sqlState":"22007"');
    expect(log.text).not.toContain('Geheim');
  });

  it('a database that is away is UNAVAILABLE', async () => {
    const reply = await ask(url, '{ away }', { token });
    expect([reply.status, reply.errors[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
  });

  it('an error of the domain keeps its code and message', async () => {
    const reply = await ask(url, '{ taken }', { token });
    expect(reply.errors[0]).toMatchObject({ message: 'This id is in use.', path: ['taken'], extensions: { code: 'CONFLICT' } });
  });

  it('an unknown field is refused without suggestions', async () => {
    const reply = await ask(url, '{ whoam }', { token });
    expect(reply.errors[0]).toMatchObject({
      message: 'Cannot query field "whoam" on type "Query".',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('a wrong variable is named by its place, not by its value', async () => {
    const reply = await ask(url, 'query q($n: Int!) { tree(first: $n) { name } }', { token, variables: { n: 'geheim' } });
    expect(reply.errors[0]).toMatchObject({
      message: 'Variable "$n" is not valid: Int cannot represent non-integer value.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('health', () => {
  const base = () => url.replace('/graphql', '');

  it('answers without a token, with the fixed headers', async () => {
    const response = await fetch(`${base()}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is not ready while the database does not answer', async () => {
    expect((await fetch(`${base()}/ready`)).status).toBe(200);
    databaseIsUp = false;
    const response = await fetch(`${base()}/ready`);
    databaseIsUp = true;
    expect([response.status, await response.json()]).toEqual([503, { status: 'not ready' }]);
  });
});
