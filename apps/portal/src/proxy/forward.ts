import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** Milliseconds a service has before its answer must begin. */
const TIMEOUT = 30_000;

/** Sends one POST to a service over a kept-alive connection; gives the answer as a stream, fails when the service is out of reach. */
export type Forward = (target: URL, headers: OutgoingHttpHeaders, body: Buffer) => Promise<IncomingMessage>;

/** Opens the connections to the services behind the portal; `close` drops them. */
export function openForward(): { readonly forward: Forward; close(): void } {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });

  const forward: Forward = (target, headers, body) =>
    new Promise((resolve, reject) => {
      const options = { method: 'POST', headers: { ...headers, 'content-length': body.length }, timeout: TIMEOUT };
      const outgoing =
        target.protocol === 'https:'
          ? httpsRequest(target, { ...options, agent: https })
          : httpRequest(target, { ...options, agent: http });
      outgoing.on('response', resolve);
      outgoing.on('error', reject);
      outgoing.on('timeout', () => outgoing.destroy(new Error('the service did not answer in time')));
      outgoing.end(body);
    });

  return {
    forward,
    close() {
      http.destroy();
      https.destroy();
    },
  };
}
