import { Inject } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { Principal } from '@register/kernel';
import { type AuditEvent, auditEvents, type Page, type RegistryDeps } from '@register/registry';
import { Allow, Caller, RequestId } from '@register/service';
import { REGISTRY } from '../registry';
import { AuditEventConnectionModel } from './audit-event.model';

@Resolver()
export class AuditResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @Query(() => AuditEventConnectionModel, { description: 'For the auditor: who did what. Newest first, at most 100 a page.' })
  @Allow('auditor')
  auditEvents(
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null | undefined,
    @Args('objectId', { type: () => ID, nullable: true }) objectId: string | null | undefined,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<Page<AuditEvent>> {
    return auditEvents(this.registry, caller, { first, after }, { objectId }, requestId);
  }
}
