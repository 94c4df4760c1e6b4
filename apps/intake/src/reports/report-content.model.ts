import { Field, ObjectType } from '@nestjs/graphql';
import type { ReportContent } from '@register/registry';
import { OptionalAmount, OptionalText, OptionalWhole, OptionalYesNo, Text, Texts, YesNo } from '../fields';

@ObjectType('ReportPlace')
export class ReportPlaceModel {
  @Text({ description: '`municipality`, `unknown` or `abroad`.' }) kind!: string;
  @OptionalText() municipalityCode!: string | null;
}

@ObjectType('ReportOffence')
export class ReportOffenceModel {
  @Text() article!: string;
  @Text({ description: 'First day of the version meant (yyyy-mm-dd).' }) validFrom!: string;
}

@ObjectType('ReportComplaint', { description: 'The klacht: whether it was asked for, and when.' })
export class ReportComplaintModel implements Pick<ReportContent['complaint'], 'requested' | 'filedOn' | 'knownOn'> {
  @OptionalYesNo() requested!: boolean | null;
  @OptionalText() filedOn!: string | null;
  @OptionalText({ description: 'When the complainant came to know of the act.' }) knownOn!: string | null;
}

@ObjectType('ReportVictim')
export class ReportVictimModel {
  @Text() sex!: string;
  @OptionalWhole({ description: 'Age at the act, in years.' }) age!: number | null;
  @OptionalText() ageBand!: string | null;
  @Text({ description: '`minor`, `adult` or `unknown`.' }) ageGroup!: string;
  @OptionalText() municipalityCode!: string | null;
  @Text({ description: 'Relation to the suspect.' }) relation!: string;
}

@ObjectType('ReportSuspect')
export class ReportSuspectModel {
  @YesNo() known!: boolean;
  @Text() sex!: string;
  @OptionalWhole() age!: number | null;
  @Text() ageGroup!: string;
  @OptionalText() country!: string | null;
  @OptionalYesNo() organised!: boolean | null;
}

@ObjectType('ReportModus', { description: 'How it was done; amounts in euro.' })
export class ReportModusModel {
  @OptionalText() contactPlatform!: string | null;
  @OptionalText() threatPlatform!: string | null;
  @OptionalText() spreadingPlatform!: string | null;
  @OptionalText() material!: string | null;
  @Texts() demands!: readonly string[];
  @OptionalText() motive!: string | null;
  @OptionalAmount() amountDemanded!: number | null;
  @OptionalAmount() amountPaid!: number | null;
  @OptionalText() paymentMethod!: string | null;
  @OptionalText() complied!: string | null;
  @OptionalText() imagesSpread!: string | null;
}

@ObjectType('ReportContent', {
  description: 'What a report says; the phenomenon stands beside the articles, neither follows from the other.',
})
export class ReportContentModel implements ReportContent {
  @Text() reportType!: string;
  @Text() phenomenon!: string;
  @OptionalText() subtype!: string | null;
  @Text() receivedOn!: string;
  @OptionalText({ description: 'First day of the act: yyyy, yyyy-mm or yyyy-mm-dd.' }) actFrom!: string | null;
  @OptionalText() actTo!: string | null;
  @Field(() => ReportPlaceModel) place!: ReportPlaceModel;
  @Text() routeIn!: string;
  @Field(() => [ReportOffenceModel]) offences!: readonly ReportOffenceModel[];
  @Field(() => ReportComplaintModel) complaint!: ReportContent['complaint'];
  @Field(() => [ReportVictimModel]) victims!: ReportContent['victims'];
  @Field(() => [ReportSuspectModel]) suspects!: ReportContent['suspects'];
  @Field(() => ReportModusModel) modus!: ReportModusModel;
  @Texts() referrals!: readonly string[];
  @Text() outcome!: string;
  @OptionalText() narrative!: string | null;
}
