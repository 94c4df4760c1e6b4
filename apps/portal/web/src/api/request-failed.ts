/** Why a request gave no answer, in the words the screens distinguish. */
export type FailureKind = 'network' | 'unavailable' | 'session' | 'forbidden' | 'not-found' | 'refused' | 'server';

/** A request that gave no usable answer; carries no text of the server, since that could hold what was typed. */
export class RequestFailed extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind) {
    super(`request failed: ${kind}`);
    this.name = 'RequestFailed';
    this.kind = kind;
  }

  /** True when it is unknown whether the service carried out the request, so that the same request should be sent again. */
  get mayHaveArrived(): boolean {
    return this.kind === 'network' || this.kind === 'unavailable';
  }
}

const KIND_OF_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'session',
  403: 'forbidden',
  404: 'not-found',
  408: 'network',
  413: 'refused',
  429: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

const KIND_OF_CODE: Readonly<Record<string, FailureKind>> = {
  UNAUTHENTICATED: 'session',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  BAD_USER_INPUT: 'refused',
  QUERY_TOO_COSTLY: 'refused',
  UNAVAILABLE: 'unavailable',
};

/** The failure an error code of the services' closed list means; the HTTP status decides where the body says nothing. */
export function failureKind(status: number, code: unknown): FailureKind {
  const byCode = typeof code === 'string' ? KIND_OF_CODE[code] : undefined;
  return byCode ?? KIND_OF_STATUS[status] ?? 'server';
}

export function failureOf(error: unknown): FailureKind {
  return error instanceof RequestFailed ? error.kind : 'server';
}
