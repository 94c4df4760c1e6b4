import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { isUnavailable, readRefreshHistory, readRefreshTrouble } from '@register/figures';
import { DomainError } from '@register/kernel';
import { Allow } from '@register/service';
import { type Sources, SOURCES } from '../sources';
import { RefreshedModel, RefreshHistoryModel } from './refreshed.model';

const MOST_RUNS = 50;

@Resolver()
export class RefreshedResolver {
  constructor(@Inject(SOURCES) private readonly sources: Sources) {}

  @Query(() => RefreshedModel, {
    description: 'When the figures were last refreshed, whether that is as expected, and whether demonstration data are loaded.',
  })
  @Allow('analyst', 'registrar', 'administrator', 'auditor')
  async refreshed(): Promise<RefreshedModel> {
    const { figures, marts, clock } = this.sources;
    const catalog = await figures.catalog();
    if (isUnavailable(catalog)) return { builtAt: null, asOf: null, registrationBegan: null, demonstration: false, trouble: null };
    const { builtAt, asOf, registrationBegan, isDemonstration } = catalog.refresh;
    const trouble = await readRefreshTrouble(marts, builtAt, clock());
    return { builtAt: builtAt.toISOString(), asOf, registrationBegan, demonstration: isDemonstration, trouble };
  }

  @Query(() => RefreshHistoryModel, { description: 'For the administrator: how the newest refreshes went.' })
  @Allow('administrator')
  async refreshHistory(@Args('first', { type: () => Int, defaultValue: 10 }) first: number): Promise<RefreshHistoryModel> {
    if (first < 1 || first > MOST_RUNS) throw new DomainError('BAD_USER_INPUT', `Vraag 1 tot en met ${MOST_RUNS} verversingen.`);
    const { isServiceRunning, nextNightlyAt, runs } = await readRefreshHistory(this.sources.marts, first);
    return {
      serviceRunning: isServiceRunning,
      nextNightlyAt: nextNightlyAt?.toISOString() ?? null,
      runs: runs.map((run) => ({ ...run, startedAt: run.startedAt.toISOString(), endedAt: run.endedAt?.toISOString() ?? null })),
    };
  }
}
