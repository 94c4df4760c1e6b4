import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Principal } from '@register/kernel';
import {
  checkReport,
  type CheckReportOutcome,
  correctReport,
  type CorrectReportOutcome,
  findReport,
  listReports,
  type Page,
  registerReport,
  type RegisterReportOutcome,
  type RegistryDeps,
  type Report,
  type ReportSummary,
  withdrawReport,
} from '@register/registry';
import { Allow, Caller, RequestId } from '@register/service';
import { REGISTRY } from '../registry';
import { CorrectReportInput, RegisterReportInput, ReportFilterInput, WithdrawReportInput } from './report.input';
import { ReportConnectionModel, ReportModel } from './report.model';
import { CheckReportResult, CorrectReportResult, RegisterReportResult } from './report.result';

@Resolver()
export class ReportResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @Query(() => ReportModel, {
    nullable: true,
    description: "One report of the caller's own unit; null when there is none (or it is of another unit).",
  })
  @Allow('registrar')
  report(@Args('id', { type: () => ID }) id: string, @Caller() caller: Principal, @RequestId() requestId: string): Promise<Report | null> {
    return findReport(this.registry, caller, id, requestId);
  }

  @Query(() => ReportConnectionModel, {
    description: "Newest first; keyset pagination, at most 100 a page. Only reports of the caller's own unit.",
  })
  @Allow('registrar')
  reports(
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null | undefined,
    @Args('filter', { type: () => ReportFilterInput, nullable: true }) filter: ReportFilterInput | null | undefined,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<Page<ReportSummary>> {
    return listReports(this.registry, caller, { first, after }, filter ?? {}, requestId);
  }

  @Mutation(() => RegisterReportResult)
  @Allow('registrar')
  registerReport(
    @Args('input') input: RegisterReportInput,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<RegisterReportOutcome> {
    return registerReport(this.registry, caller, input, requestId);
  }

  @Mutation(() => CheckReportResult, { description: 'Says what registerReport would say, and stores nothing.' })
  @Allow('registrar')
  checkReport(
    @Args('input') input: RegisterReportInput,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<CheckReportOutcome> {
    return checkReport(this.registry, caller, input, requestId);
  }

  @Mutation(() => CorrectReportResult)
  @Allow('registrar')
  correctReport(
    @Args('input') input: CorrectReportInput,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<CorrectReportOutcome> {
    return correctReport(this.registry, caller, input, requestId);
  }

  @Mutation(() => CorrectReportResult, { description: 'The report counts no more from now on; its revisions stay.' })
  @Allow('registrar')
  withdrawReport(
    @Args('input') input: WithdrawReportInput,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<CorrectReportOutcome> {
    return withdrawReport(this.registry, caller, input, requestId);
  }
}
