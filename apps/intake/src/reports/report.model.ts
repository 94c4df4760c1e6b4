import { Field, ObjectType } from '@nestjs/graphql';
import type { Page, Report, ReportRevision, ReportSummary } from '@register/registry';
import { Id, Moment, OptionalText, Text, Whole } from '../fields';
import { PageInfoModel } from '../page-info.model';
import { ReportContentModel } from './report-content.model';

@ObjectType('ReportRevision', { description: 'One thing done to a report, without its content.' })
export class ReportRevisionModel implements ReportRevision {
  @Whole() revision!: number;
  @Text({ description: '`registered`, `corrected` or `withdrawn`.' }) action!: ReportRevision['action'];
  @OptionalText() reason!: string | null;
  @Moment() recordedAt!: Date;
  @Text() recordedBy!: string;
}

@ObjectType('Report', { description: 'One registration by the police as it stands now, with all that was done to it.' })
export class ReportModel implements Report {
  @Id() id!: string;
  @Text() reportNumber!: string;
  @Text() unitCode!: string;
  @Whole() revision!: number;
  @Text({ description: '`registered`, `corrected` or `withdrawn`.' }) status!: Report['status'];
  @Moment() registeredAt!: Date;
  @Moment({ description: 'When the current revision was recorded.' }) recordedAt!: Date;
  @Text() recordedBy!: string;
  @OptionalText() reason!: string | null;
  @Field(() => ReportContentModel) content!: ReportContentModel;
  @Field(() => [ReportRevisionModel], { description: 'Oldest first.' }) revisions!: readonly ReportRevisionModel[];
}

@ObjectType('ReportSummary')
export class ReportSummaryModel implements ReportSummary {
  @Id() id!: string;
  @Text() reportNumber!: string;
  @Whole() revision!: number;
  @Text() status!: ReportSummary['status'];
  @Text() receivedOn!: string;
  @Text() reportType!: string;
  @OptionalText() subtype!: string | null;
  @Whole() nVictims!: number;
  @Text() outcome!: string;
  @Moment() recordedAt!: Date;
}

@ObjectType('ReportEdge')
export class ReportEdgeModel {
  @Text() cursor!: string;
  @Field(() => ReportSummaryModel) node!: ReportSummaryModel;
}

@ObjectType('ReportConnection')
export class ReportConnectionModel implements Page<ReportSummary> {
  @Field(() => [ReportEdgeModel]) edges!: readonly ReportEdgeModel[];
  @Field(() => PageInfoModel) pageInfo!: PageInfoModel;
}
