import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { configurationOf, PORTAL_CLIENT_ID, type ConfigurationParts } from './configuration';
import { MACHINE_ROLES, machineClientId } from './demo-users';
import { interact } from './interaction';
import { readKeys } from './keys';
import { STYLE_PATH } from './pages';
import { STYLE } from './style';

/** What the demo provider is started with. */
export interface IdentityProviderOptions extends Pick<ConfigurationParts, 'portalUrl' | 'portalClient' | 'machineClientSecret'> {
  /** 0 for any free port. */
  readonly port: number;
  /** Folder that keeps the signing key, so that tokens outlive a restart. */
  readonly dataDirectory: string;
  /** Gets one English line per accident; no personal data. */
  readonly log: (line: string) => void;
}

/** The running demo provider and the clients it knows. */
export interface RunningIdentityProvider {
  readonly issuer: string;
  readonly portalClientId: string;
  readonly machineClients: Readonly<Record<string, { readonly clientId: string; readonly clientSecret: string }>>;
  stop(): Promise<void>;
}

/** Starts the demo identity provider on this machine only. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<RunningIdentityProvider> {
  const { portalUrl, machineClientSecret, log } = options;
  const keys = await readKeys(options.dataDirectory);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;

  const provider = new Provider(issuer, configurationOf({ ...options, keys, port, now: () => Date.now() }));
  provider.on('server_error', (_ctx, error) => log(`identity provider: ${error.name}: ${error.message}`));
  const answer = provider.callback();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?', 1)[0] ?? '/';
    if (path === STYLE_PATH) {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }).end(STYLE);
    } else if (path.startsWith('/interaction/')) {
      await interact(provider, portalUrl, request, response);
    } else if (path === '/') {
      response.writeHead(303, { location: portalUrl }).end();
    } else {
      await answer(request, response);
    }
  }

  server.on('request', (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log(`identity provider: ${error instanceof Error ? error.message : String(error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });

  return {
    issuer,
    portalClientId: PORTAL_CLIENT_ID,
    machineClients: Object.fromEntries(
      Object.keys(MACHINE_ROLES).map((word) => [word, { clientId: machineClientId(word), clientSecret: machineClientSecret }]),
    ),
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
