import type { ErrorCode } from '@register/kernel';
import type { FastifyReply } from 'fastify';

/** The refusals of the portal's server: HTTP status, code of the closed list and the Dutch sentence a person sees. */
const REFUSALS = {
  notLoggedIn: { status: 401, code: 'UNAUTHENTICATED', message: 'U bent niet aangemeld. Meld u aan en probeer het opnieuw.' },
  noCsrfHeader: { status: 403, code: 'FORBIDDEN', message: 'Dit verzoek komt niet uit het portaal en is geweigerd.' },
  notFound: { status: 404, code: 'NOT_FOUND', message: 'Deze pagina bestaat niet.' },
  notUnderstood: { status: 400, code: 'BAD_USER_INPUT', message: 'Dit verzoek is niet begrepen.' },
  tooLarge: { status: 413, code: 'BAD_USER_INPUT', message: 'Dit verzoek is te groot.' },
  serviceDown: { status: 503, code: 'UNAVAILABLE', message: 'De dienst is nu niet bereikbaar. Probeer het zo opnieuw.' },
  failed: { status: 500, code: 'INTERNAL', message: 'Er ging iets mis in het portaal. Probeer het opnieuw.' },
} as const satisfies Record<string, { status: number; code: ErrorCode; message: string }>;

export type RefusalName = keyof typeof REFUSALS;

/** Answers with a refusal in the shape of a GraphQL error, which every client of the portal already reads. */
export function refuse(reply: FastifyReply, name: RefusalName): FastifyReply {
  const { status, code, message } = REFUSALS[name];
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message, extensions: { code } }] });
}
