import { Field, ObjectType } from '@nestjs/graphql';
import { OptionalText, OptionalWhole, Text, Whole, YesNo } from '../fields';

@ObjectType('Refreshed')
export class RefreshedModel {
  @OptionalText({ description: 'moment of the last build of the marts, ISO 8601; null before the first' }) builtAt!: string | null;
  @OptionalText({ description: 'latest day that can be asked as peildatum' }) asOf!: string | null;
  @OptionalText() registrationBegan!: string | null;
  @YesNo() demonstration!: boolean;
  @OptionalText({
    description: 'failed: the last refresh failed; late: that of last night is missing; null when the figures are as expected',
  })
  trouble!: string | null;
}

@ObjectType('RefreshRun')
export class RefreshRunModel {
  @Text({ description: 'changes (after recordings) or nightly' }) kind!: string;
  @Whole() attempt!: number;
  @Whole() attemptsAllowed!: number;
  @Text({ description: 'ISO 8601' }) startedAt!: string;
  @OptionalText({ description: 'ISO 8601' }) endedAt!: string | null;
  @Text({ description: 'running, done, failed, stopped or broken-off' }) status!: string;
  @YesNo({ description: 'whether another attempt follows' }) willRetry!: boolean;
  @OptionalText({ description: 'what failed and where' }) message!: string | null;
  @OptionalWhole() nModels!: number | null;
  @OptionalWhole() nTests!: number | null;
}

@ObjectType('RefreshHistory')
export class RefreshHistoryModel {
  @YesNo({ description: 'whether a pipeline service runs, on whatever machine' }) serviceRunning!: boolean;
  @OptionalText({ description: 'ISO 8601; null before the first refresh' }) nextNightlyAt!: string | null;
  @Field(() => [RefreshRunModel], { description: 'newest first' }) runs!: RefreshRunModel[];
}
