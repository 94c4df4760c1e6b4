import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import type { CheckReportOutcome, CorrectReportOutcome, RegisterReportOutcome } from '@register/registry';
import { Text } from '../fields';
import { ProblemModel } from '../problem.model';
import { ReportModel } from './report.model';

@ObjectType({ description: 'Stored, now or by an earlier try with the same id.' })
export class ReportRegistered {
  @Field(() => ReportModel) report!: ReportModel;
  @Field(() => [ProblemModel]) warnings!: ProblemModel[];
}

@ObjectType()
export class ReportAcceptable {
  @Field(() => [ProblemModel]) warnings!: ProblemModel[];
}

@ObjectType({ description: 'Nothing was stored; every problem at once, warnings among them.' })
export class ReportRefused {
  @Field(() => [ProblemModel], { name: 'problems' }) findings!: ProblemModel[];
}

@ObjectType()
export class ReportCorrected {
  @Field(() => ReportModel) report!: ReportModel;
  @Field(() => [ProblemModel]) warnings!: ProblemModel[];
}

@ObjectType({ description: 'Another registrar was first; nothing was stored. current is the report as it stands now.' })
export class ReportConflict {
  @Text({
    defaultValue: 'Een andere registrator was eerder: er is niets opgeslagen. Bekijk de melding zoals die nu is en besluit opnieuw.',
  })
  message!: string;
  @Field(() => ReportModel) current!: ReportModel;
}

@ObjectType()
export class ReportNotFound {
  @Text({ defaultValue: 'Deze melding bestaat niet of is van een andere eenheid.' }) message!: string;
}

export const RegisterReportResult = createUnionType({
  name: 'RegisterReportResult',
  types: () => [ReportRegistered, ReportRefused] as const,
  resolveType: ({ kind }: RegisterReportOutcome) => (kind === 'refused' ? ReportRefused : ReportRegistered),
});

export const CheckReportResult = createUnionType({
  name: 'CheckReportResult',
  types: () => [ReportAcceptable, ReportRefused] as const,
  resolveType: ({ kind }: CheckReportOutcome) => (kind === 'refused' ? ReportRefused : ReportAcceptable),
});

const CORRECTION_RESULTS = {
  corrected: ReportCorrected,
  replayed: ReportCorrected,
  refused: ReportRefused,
  conflict: ReportConflict,
  'not-found': ReportNotFound,
} as const;

export const CorrectReportResult = createUnionType({
  name: 'CorrectReportResult',
  types: () => [ReportCorrected, ReportRefused, ReportConflict, ReportNotFound] as const,
  resolveType: ({ kind }: CorrectReportOutcome) => CORRECTION_RESULTS[kind],
});
