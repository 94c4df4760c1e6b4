import { Agent, request } from 'node:http';

export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Body of the n-th request. */
  readonly body: (n: number) => string;
  /** True when the answer is what it should be. */
  readonly isGood: (text: string) => boolean;
  readonly connections: number;
  readonly seconds: number;
}

const LARGEST_RUN = 2_000_000;

/** Sends requests over a fixed number of kept-alive connections for a fixed time, to this machine only; latencies in milliseconds. */
export async function load({ url, headers, body, isGood, connections, seconds }: Load): Promise<LoadResult> {
  const target = new URL(url);
  if (!['127.0.0.1', 'localhost'].includes(target.hostname)) throw new Error(`refusing to load ${target.hostname}: loopback only`);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let failures = 0;
  let n = 0;
  const began = performance.now();
  const until = began + seconds * 1000;

  const once = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const outgoing = request(
        target,
        { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers } },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => resolve(Buffer.concat(chunks).toString()));
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });

  const worker = async () => {
    while (performance.now() < until && n < LARGEST_RUN) {
      n += 1;
      const text = body(n);
      const sent = performance.now();
      const good = await once(text).then(isGood, () => false);
      latencies.push(performance.now() - sent);
      if (!good) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - began) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const quantile = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { perSecond: (latencies.length - failures) / elapsed, p50: quantile(0.5), p99: quantile(0.99), failures };
}
