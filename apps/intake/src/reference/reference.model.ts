import { ObjectType } from '@nestjs/graphql';
import { OptionalText, Text, YesNo } from '../fields';

@ObjectType('Code')
export class CodeModel {
  @Text() code!: string;
  @Text({ description: 'In Dutch.' }) label!: string;
}

@ObjectType('Article', { description: 'One version of an article of law; numbers are reused with other content.' })
export class ArticleModel {
  @Text() article!: string;
  @Text() validFrom!: string;
  @OptionalText({ description: 'Last day; null while in force.' }) validTo!: string | null;
  @Text() name!: string;
  @YesNo({ description: 'Klachtdelict: no prosecution without a klacht.' }) complaintRequired!: boolean;
  @YesNo({ description: 'False: this row of reference data was not verified against its source.' }) isVerified!: boolean;
}

@ObjectType('Municipality')
export class MunicipalityModel {
  @Text({ description: 'CBS code, GMnnnn.' }) code!: string;
  @Text() name!: string;
  @Text() unitCode!: string;
}
