import 'reflect-metadata';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@register/kernel';
import { AccessGuard, type OnForbidden } from './access/access.guard';
import { issuerKeys } from './access/issuer-keys';
import { createTokenVerifier } from './access/token-verifier';
import type { ServiceEnvironment } from './environment';
import { graphqlOptions } from './graphql/graphql-options';
import { ServiceAdapter } from './http/adapter';
import { putUpGate } from './http/gate';
import { type Readiness, serveHealth } from './http/health';
import type { Logger } from './log/logger';
import { NestLogger } from './log/nest-logger';

export interface ServiceOptions {
  /** The app's own module: resolvers and what they need. */
  readonly module: Type | DynamicModule;
  readonly environment: Pick<ServiceEnvironment, 'OIDC_ISSUER' | 'OIDC_AUDIENCE' | 'GRAPHQL_INTROSPECTION'>;
  readonly ready: Readiness;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Records that a caller was refused by role; when it fails that is logged, and the refusal stands. */
  readonly onForbidden?: OnForbidden;
}

/** A service that is ready to listen. */
export interface Service {
  readonly app: NestFastifyApplication;
  readonly logger: Logger;
  /** Starts to listen and gives the port, which is a free one when 0 is asked. */
  listen(port: number, host: string): Promise<number>;
  /** Finishes running requests, then stops the modules. */
  close(): Promise<void>;
}

@Module({})
class ServiceModule {}

/** Builds a GraphQL service: token at the door, access denied by default, limits, plain errors, health. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { environment, clock, logger } = options;
  const keys = issuerKeys(environment.OIDC_ISSUER);
  const adapter = new ServiceAdapter(logger);
  putUpGate(
    adapter.getInstance(),
    createTokenVerifier({ issuer: environment.OIDC_ISSUER, audience: environment.OIDC_AUDIENCE, keys, clock }),
  );
  serveHealth(adapter.getInstance(), options.ready, logger);
  const root: DynamicModule = {
    module: ServiceModule,
    imports: [GraphQLModule.forRoot(graphqlOptions({ logger, introspection: environment.GRAPHQL_INTROSPECTION })), options.module],
    providers: [{ provide: APP_GUARD, useFactory: () => new AccessGuard(logger, options.onForbidden) }],
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  return {
    app,
    logger,
    async listen(port, host) {
      await app.listen(port, host);
      const address = adapter.getInstance().server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    close: () => app.close(),
  };
}
