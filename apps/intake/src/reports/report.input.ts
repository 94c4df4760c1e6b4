import { Field, InputType } from '@nestjs/graphql';
import type { CorrectionDraft, ReportDraft, ReportFilter, WithdrawalDraft } from '@register/registry';
import { Id, OptionalAmount, OptionalText, OptionalWhole, OptionalYesNo, Text, Texts, Whole, YesNo } from '../fields';

@InputType()
export class PlaceInput {
  @Text() kind!: string;
  @OptionalText() municipalityCode?: string | null;
}

@InputType({ description: 'validFrom may be left out when the date of the act decides which version is meant.' })
export class OffenceInput {
  @Text() article!: string;
  @OptionalText() validFrom?: string | null;
}

@InputType()
export class ComplaintInput {
  @OptionalYesNo() requested?: boolean | null;
  @OptionalText() filedOn?: string | null;
  @OptionalText() knownOn?: string | null;
}

const SAME_AS =
  'In a correction: the number (from 1) of this person in the expected revision; keeps the link to the same person in other reports.';

@InputType({ description: 'personReference is hashed with a key and never stored; it only links the same person across reports.' })
export class VictimInput {
  @Text() sex!: string;
  @OptionalWhole() age?: number | null;
  @OptionalText() ageBand?: string | null;
  @OptionalText() municipalityCode?: string | null;
  @Text({ defaultValue: 'onbekend' }) relation!: string;
  @OptionalText() personReference?: string | null;
  @OptionalWhole({ description: SAME_AS }) sameAs?: number | null;
}

@InputType({ description: 'chainNumber (SKN) is hashed with a key and never stored.' })
export class SuspectInput {
  @YesNo() known!: boolean;
  @Text({ defaultValue: 'onbekend' }) sex!: string;
  @OptionalWhole() age?: number | null;
  @OptionalText() country?: string | null;
  @OptionalYesNo() organised?: boolean | null;
  @OptionalText() chainNumber?: string | null;
  @OptionalWhole({ description: SAME_AS }) sameAs?: number | null;
}

@InputType()
export class ModusInput {
  @OptionalText() contactPlatform?: string | null;
  @OptionalText() threatPlatform?: string | null;
  @OptionalText() spreadingPlatform?: string | null;
  @OptionalText() material?: string | null;
  @Texts({ defaultValue: [] }) demands!: string[];
  @OptionalText() motive?: string | null;
  @OptionalAmount() amountDemanded?: number | null;
  @OptionalAmount() amountPaid?: number | null;
  @OptionalText() paymentMethod?: string | null;
  @OptionalText() complied?: string | null;
  @OptionalText() imagesSpread?: string | null;
}

@InputType({ description: 'All dates are text (yyyy-mm-dd; act dates also yyyy-mm or yyyy), so that every mistake is named at once.' })
export class RegisterReportInput implements ReportDraft {
  @Id({ description: 'UUID chosen by the client: the same id sent twice gives one report.' }) id!: string;
  @Text() reportType!: string;
  @Text({ defaultValue: 'sextortion' }) phenomenon!: string;
  @OptionalText() subtype?: string | null;
  @Text() receivedOn!: string;
  @OptionalText() actFrom?: string | null;
  @OptionalText() actTo?: string | null;
  @Field(() => PlaceInput) place!: PlaceInput;
  @Text() routeIn!: string;
  @Field(() => [OffenceInput], { defaultValue: [] }) offences!: OffenceInput[];
  @Field(() => ComplaintInput, { nullable: true }) complaint?: ComplaintInput | null;
  @Field(() => [VictimInput]) victims!: VictimInput[];
  @Field(() => [SuspectInput], { defaultValue: [] }) suspects!: SuspectInput[];
  @Field(() => ModusInput, { nullable: true }) modus?: ModusInput | null;
  @Texts({ defaultValue: [] }) referrals!: string[];
  @Text({ defaultValue: 'in-onderzoek' }) outcome!: string;
  @OptionalText() narrative?: string | null;
}

@InputType({ description: 'The whole report as it should read, over the revision that was looked at.' })
export class CorrectReportInput extends RegisterReportInput implements CorrectionDraft {
  @Whole() expectedRevision!: number;
  @Text() reason!: string;
}

@InputType()
export class WithdrawReportInput implements WithdrawalDraft {
  @Id() id!: string;
  @Whole() expectedRevision!: number;
  @Text() reason!: string;
}

@InputType('ReportFilter')
export class ReportFilterInput implements ReportFilter {
  @OptionalText() reportNumber?: string | null;
  @OptionalText() reportType?: string | null;
  @OptionalText() receivedFrom?: string | null;
  @OptionalText() receivedTo?: string | null;
  @OptionalText() status?: string | null;
}
