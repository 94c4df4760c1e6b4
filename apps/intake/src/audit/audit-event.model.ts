import { Field, ObjectType } from '@nestjs/graphql';
import type { AuditEvent, Page } from '@register/registry';
import { Id, Moment, OptionalId, OptionalText, Text, Whole } from '../fields';
import { PageInfoModel } from '../page-info.model';

@ObjectType('AuditEvent', { description: 'Who did what to which object, when, with which result; holds no content.' })
export class AuditEventModel implements AuditEvent {
  @Id() id!: string;
  @Moment() occurredAt!: Date;
  @Text() actor!: string;
  @Text() actorRole!: string;
  @OptionalText() actorUnit!: string | null;
  @Text() action!: string;
  @Text() objectKind!: string;
  @OptionalId({ description: 'Null for a list.' }) objectId!: string | null;
  @Text() result!: AuditEvent['result'];
  @Whole() nObjects!: number;
  @Text() requestId!: string;
}

@ObjectType('AuditEventEdge')
export class AuditEventEdgeModel {
  @Text() cursor!: string;
  @Field(() => AuditEventModel) node!: AuditEventModel;
}

@ObjectType('AuditEventConnection')
export class AuditEventConnectionModel implements Page<AuditEvent> {
  @Field(() => [AuditEventEdgeModel]) edges!: readonly AuditEventEdgeModel[];
  @Field(() => PageInfoModel) pageInfo!: PageInfoModel;
}
