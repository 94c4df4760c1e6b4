import { Field, ObjectType } from '@nestjs/graphql';
import type { Case, CaseCount, CaseNumber, CaseSuspect, Decision, Verdict } from '@register/registry';
import { Id, Ids, Moment, OptionalAmount, OptionalId, OptionalText, Text, Texts, Whole, Wholes, YesNo } from '../fields';

@ObjectType('CaseNumber', { description: 'Parketnummer; an appeal gets its own.' })
export class CaseNumberModel implements CaseNumber {
  @Text() caseNumber!: string;
  @Text({ description: '`rechtbank`, `gerechtshof` or `hoge-raad`.' }) instance!: string;
}

@ObjectType('CaseCount', { description: 'Feit in the charge.' })
export class CaseCountModel implements CaseCount {
  @Whole() countNo!: number;
  @Text() article!: string;
  @Text() articleValidFrom!: string;
  @YesNo() isSextortion!: boolean;
  @Ids({ description: 'Reports that the feit rests on.' }) reportIds!: readonly string[];
  @OptionalText({ description: 'Outcome in force by the verdicts so far.' }) outcomeInForce!: string | null;
}

@ObjectType('Decision', { description: 'What the OM decided.' })
export class DecisionModel implements Decision {
  @Id() id!: string;
  @Text() kind!: string;
  @Text() decidedOn!: string;
  @Wholes() countNos!: readonly number[];
  @Texts({ description: 'Sepot codes in order of weight.' }) grounds!: readonly string[];
  @OptionalId() replaces!: string | null;
  @Moment() recordedAt!: Date;
}

@ObjectType('CountOutcome')
export class CountOutcomeModel {
  @Whole() countNo!: number;
  @Text() outcome!: string;
}

@ObjectType('Sanction')
export class SanctionModel {
  @Text() kind!: string;
  @OptionalAmount() amount!: number | null;
  @OptionalText({ description: '`day`, `month`, `year`, `hour` or `eur`.' }) unit!: string | null;
}

@ObjectType('Verdict', { description: 'Decision of a court in one instance, with its outcome per feit.' })
export class VerdictModel implements Verdict {
  @Id() id!: string;
  @Text() courtCode!: string;
  @Text() caseNumber!: string;
  @Text() pronouncedOn!: string;
  @OptionalText() irrevocableOn!: string | null;
  @OptionalText() ecli!: string | null;
  @Field(() => [CountOutcomeModel]) outcomes!: readonly CountOutcomeModel[];
  @Field(() => [SanctionModel]) sanctions!: readonly SanctionModel[];
  @OptionalId() replaces!: string | null;
  @Moment() recordedAt!: Date;
}

@ObjectType('CaseSuspect', { description: 'The suspect, as far as it can be read; who it is, is kept as a hash only.' })
export class CaseSuspectModel implements CaseSuspect {
  @Text() sex!: string;
  @Text({ description: '`minor`, `adult` or `unknown`.' }) ageGroup!: string;
}

@ObjectType('Case', { description: 'OM-zaak: one suspect; numbers, decisions and verdicts oldest first.' })
export class CaseModel implements Case {
  @Id() id!: string;
  @Text() officeCode!: string;
  @Text() receivedOn!: string;
  @Moment() registeredAt!: Date;
  @Field(() => CaseSuspectModel) suspect!: CaseSuspectModel;
  @Field(() => [CaseNumberModel]) numbers!: readonly CaseNumberModel[];
  @Field(() => [CaseCountModel]) counts!: readonly CaseCountModel[];
  @Field(() => [DecisionModel]) decisions!: readonly DecisionModel[];
  @Field(() => [VerdictModel]) verdicts!: readonly VerdictModel[];
}
