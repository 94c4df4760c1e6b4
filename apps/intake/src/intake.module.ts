import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import type { RegistryDeps } from '@register/registry';
import { AuditResolver } from './audit/audit.resolver';
import { CaseResolver } from './cases/case.resolver';
import { MeResolver } from './me/me.resolver';
import { ReferenceResolver } from './reference/reference.resolver';
import { REGISTRY } from './registry';
import { ReportOffenceResolver, ReportPlaceResolver } from './reports/report-names.resolver';
import { ReportResolver } from './reports/report.resolver';
import { StatusResolver } from './status/status.resolver';

/** Everything this service answers. */
export const RESOLVERS = [
  ReportResolver,
  ReportPlaceResolver,
  ReportOffenceResolver,
  CaseResolver,
  ReferenceResolver,
  AuditResolver,
  StatusResolver,
  MeResolver,
];

@Module({})
export class IntakeModule {
  /** The resolvers over a registry. */
  static over(registry: RegistryDeps): DynamicModule {
    const providers: Provider[] = [{ provide: REGISTRY, useValue: registry }, ...RESOLVERS];
    return { module: IntakeModule, providers };
  }
}
