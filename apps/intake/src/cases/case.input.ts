import { Field, InputType } from '@nestjs/graphql';
import type { CaseDraft, DecisionDraft, VerdictDraft } from '@register/registry';
import { Id, Ids, OptionalAmount, OptionalId, OptionalText, OptionalWhole, Text, Texts, Whole, Wholes, YesNo } from '../fields';

@InputType({ description: 'chainNumber (SKN) is hashed with a key and never stored.' })
export class CaseSuspectInput {
  @Text({ defaultValue: 'onbekend' }) sex!: string;
  @OptionalWhole() age?: number | null;
  @OptionalText() chainNumber?: string | null;
}

@InputType()
export class CaseCountInput {
  @Whole() countNo!: number;
  @Text() article!: string;
  @Text() articleValidFrom!: string;
  @YesNo({ description: 'The phenomenon, whatever the article.' }) isSextortion!: boolean;
  @Ids({ defaultValue: [] }) reportIds!: string[];
}

@InputType()
export class RegisterCaseInput implements CaseDraft {
  @Id({ description: 'UUID chosen by the client: the same id sent twice gives one case.' }) id!: string;
  @Text() officeCode!: string;
  @Text() caseNumber!: string;
  @Text() receivedOn!: string;
  @Field(() => CaseSuspectInput) suspect!: CaseSuspectInput;
  @Field(() => [CaseCountInput]) counts!: CaseCountInput[];
}

@InputType()
export class RegisterDecisionInput implements DecisionDraft {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text() kind!: string;
  @Text() decidedOn!: string;
  @Wholes() countNos!: number[];
  @Texts({ defaultValue: [] }) grounds!: string[];
  @OptionalId({ description: 'The decision that this one corrects.' }) replaces?: string | null;
}

@InputType()
export class CountOutcomeInput {
  @Whole() countNo!: number;
  @Text() outcome!: string;
}

@InputType()
export class SanctionInput {
  @Text() kind!: string;
  @OptionalAmount() amount?: number | null;
  @OptionalText() unit?: string | null;
}

@InputType({ description: 'caseNumber may be new: an appeal gets its own number, which is added to the case.' })
export class RegisterVerdictInput implements VerdictDraft {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text() courtCode!: string;
  @Text() caseNumber!: string;
  @Text() pronouncedOn!: string;
  @OptionalText() irrevocableOn?: string | null;
  @OptionalText() ecli?: string | null;
  @Field(() => [CountOutcomeInput]) outcomes!: CountOutcomeInput[];
  @Field(() => [SanctionInput], { defaultValue: [] }) sanctions!: SanctionInput[];
  @OptionalId({ description: 'The record of a verdict that this one corrects; not an appeal.' }) replaces?: string | null;
}
