import { Query, Resolver } from '@nestjs/graphql';
import { expect, it } from 'vitest';
import { printServiceSchema } from './print-schema';

@Resolver()
class ClockResolver {
  @Query(() => Date, { description: 'What time it is.' })
  now(): Date {
    return new Date(0);
  }

  @Query(() => String)
  begin(): string {
    return '2018-01-01';
  }
}

it('the schema is printed in a fixed order', async () => {
  const sdl = await printServiceSchema([ClockResolver]);
  expect(sdl.indexOf('begin: String!')).toBeLessThan(sdl.indexOf('now: DateTime!'));
  expect(sdl).toContain('"""What time it is."""');
});
