import { Inject } from '@nestjs/common';
import { ObjectType, Query, Resolver } from '@nestjs/graphql';
import { registerStatus, type RegisterStatus, type RegistryDeps } from '@register/registry';
import { Allow } from '@register/service';
import { OptionalMoment, Text, Whole, YesNo } from '../fields';
import { REGISTRY } from '../registry';

@ObjectType('RegisterStatus')
export class RegisterStatusModel implements RegisterStatus {
  @Whole() nReports!: number;
  @OptionalMoment() lastRecordedAt!: Date | null;
  @Text({ description: 'Newest migration of the database.' }) migration!: string;
  @YesNo({ description: 'True while demonstration data is loaded.' }) demonstration!: boolean;
  @Text() registrationBegan!: string;
}

@Resolver()
export class StatusResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @Query(() => RegisterStatusModel, { description: 'For the administrator: state of the register, without persons.' })
  @Allow('administrator')
  registerStatus(): Promise<RegisterStatus> {
    return registerStatus(this.registry.db);
  }
}
