import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@register/kernel';
import type { RequestContext } from '../http/request-context';

const contextOf = (execution: ExecutionContext): RequestContext => execution.getArgByIndex(2);

/** Parameter of a resolver: the verified caller. */
export const Caller = createParamDecorator((_: unknown, execution: ExecutionContext): Principal => contextOf(execution).principal);

/** Parameter of a resolver: the id that ties the answer, the log and the audit row of one request together. */
export const RequestId = createParamDecorator((_: unknown, execution: ExecutionContext): string => contextOf(execution).requestId);
