import { ObjectType } from '@nestjs/graphql';
import { OptionalText, YesNo } from './fields';

@ObjectType('PageInfo')
export class PageInfoModel {
  @YesNo() hasNextPage!: boolean;
  @OptionalText({ description: 'Cursor of the last item; give it as `after` for the next page.' }) endCursor!: string | null;
}
