import { failureKind, RequestFailed } from './request-failed';

/** A generated document: its text, and as a type what goes in and what comes out. */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}

interface Body<Result> {
  data?: Result | null;
  errors?: readonly { extensions?: { code?: unknown } }[];
}

/** Shows the portal that the request comes from its own page: another site cannot send these headers. */
export const OWN_PAGE_HEADERS = { 'x-requested-with': 'portal', 'apollo-require-preflight': 'true' };

async function send(service: string, query: string, variables: unknown, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(`/${service}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...OWN_PAGE_HEADERS },
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestFailed('network');
  }
}

/** A body that breaks off is a lost connection; one that is no JSON says nothing. */
async function bodyOf<Result>(response: Response, signal: AbortSignal | undefined): Promise<Body<Result>> {
  try {
    return await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof SyntaxError) return {};
    throw new RequestFailed('network');
  }
}

/** Asks one of the two services through the portal, under the session's cookie; throws `RequestFailed`. */
export async function request<Result, Variables>(
  service: 'intake' | 'figures',
  document: TypedDocument<Result, Variables>,
  variables: NoInfer<Variables>,
  signal?: AbortSignal,
): Promise<Result> {
  const response = await send(service, document.toString(), variables, signal);
  const body = await bodyOf<Result>(response, signal);
  const error = body.errors?.[0];
  if (!response.ok || error || !body.data) throw new RequestFailed(failureKind(response.status, error?.extensions?.code));
  return body.data;
}
