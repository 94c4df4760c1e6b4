import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningIntake, startIntake } from '../testing';

let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
});

afterAll(() => intake.stop());

it('a code list is as it was on the day asked for', async () => {
  const reply = await intake.as(
    'registrar',
    '{ then: codes(list: "platform", on: "2023-11-08") { code } now: codes(list: "platform", on: "2023-11-09") { code } }',
  );
  expect(reply.data?.['then']).toContainEqual({ code: 'omegle' });
  expect(reply.data?.['now']).not.toContainEqual({ code: 'omegle' });
});

it('article 240 is another article before and after 1 July 2024', async () => {
  const reply = await intake.as(
    'registrar',
    '{ before: articles(on: "2024-06") { article name } after: articles(on: "2024-07") { article name } }',
  );
  expect(reply.data?.['before']).toContainEqual({ article: 'Sr 240', name: 'toezenden van een aanstotelijke afbeelding' });
  expect(reply.data?.['after']).toContainEqual({ article: 'Sr 240', name: 'schuldaanranding' });
});

it.each([
  ['{ codes(list: "sex", on: "2024-02-30") { code } }', 'The argument "on" must be a day, yyyy-mm-dd.'],
  ['{ articles(on: "vorig jaar") { article } }', 'The argument "on" must be yyyy, yyyy-mm or yyyy-mm-dd.'],
  ['{ municipalities(first: 0) { code } }', 'The argument "first" must be 1 to 500.'],
])('%s is refused', async (query, message) => {
  const reply = await intake.as('registrar', query);
  expect(reply.errors[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
});

it('municipalities are found by their name', async () => {
  const reply = await intake.as('registrar', '{ municipalities(search: "gronin", first: 5) { code name unitCode } }');
  expect(reply.data).toMatchObject({
    municipalities: [{ code: 'GM0014', name: 'Groningen', unitCode: '0100' }, { name: 'Midden-Groningen' }],
  });
});

it('the caller is told who it is, with the name of its unit', async () => {
  const reply = await intake.as('registrar', '{ me { subject name role unitCode unitName } }');
  expect(reply.data).toEqual({
    me: {
      subject: 'registrar-noord',
      name: 'Registrator Noord-Nederland (demo)',
      role: 'registrar',
      unitCode: '0100',
      unitName: expect.stringContaining('Noord-Nederland'),
    },
  });
});

it('the administrator sees the state of the register, without persons', async () => {
  const reply = await intake.as('administrator', '{ registerStatus { nReports migration demonstration registrationBegan } }');
  expect(reply.data).toMatchObject({ registerStatus: { nReports: 0, registrationBegan: '2018-01-01' } });
});
