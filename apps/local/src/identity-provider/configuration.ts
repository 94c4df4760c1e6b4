import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { claimsOf, MACHINE_ROLES, machineClientId } from './demo-users';
import type { ProviderKeys } from './keys';
import { logout } from './logout';
import { memoryAdapter } from './memory-adapter';
import { messagePage } from './pages';

/** `aud` of every access token: the services take no other. */
export const AUDIENCE = 'sextortion-register';

/** Client id of the portal at the demo provider. */
export const PORTAL_CLIENT_ID = 'portal';

const RESOURCE = `urn:${AUDIENCE}`;
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What the configuration is made from. */
export interface ConfigurationParts {
  readonly portalUrl: string;
  /** How the portal proves itself: a secret, or its public key for private_key_jwt. */
  readonly portalClient: { readonly secret: string } | { readonly publicKey: Readonly<Record<string, unknown>> };
  readonly machineClientSecret: string;
  readonly keys: ProviderKeys;
  /** Distinguishes the cookies of two instances on one machine: browsers share cookies between the ports of localhost. */
  readonly port: number;
  readonly now: () => number;
}

/** The demo provider's configuration: authorization code with PKCE for the portal, client credentials for machines, JWT access tokens. */
export function configurationOf(parts: ConfigurationParts): Configuration {
  const { portalUrl, keys, port, now } = parts;
  return {
    adapter: memoryAdapter(now),
    clients: [portalClient(parts), ...machineClients(parts)],
    jwks: { keys: [keys.signingKey] },
    cookies: {
      keys: [keys.cookieKey],
      names: { session: `idp-${port}-session`, interaction: `idp-${port}-interaction`, resume: `idp-${port}-resume` },
    },
    claims: { openid: ['sub', 'name', 'role', 'unit'] },
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: grantWithoutAsking,
    findAccount: (_ctx, id) => {
      const claims = claimsOf(id);
      return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) };
    },
    extraTokenClaims: (_ctx, token) => claimsOf((token.kind === 'AccessToken' ? token.accountId : token.clientId) ?? ''),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.body = messagePage('Er ging iets mis', 'De aanmelding kon niet worden afgerond.', portalUrl);
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: '', audience: AUDIENCE, accessTokenFormat: 'jwt' }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: logout,
        postLogoutSuccessSource: (ctx) => {
          ctx.body = messagePage('Uitgelogd', 'U bent uitgelogd.', portalUrl);
        },
      },
    },
    ttl: {
      AccessToken: 10 * MINUTE,
      AuthorizationCode: MINUTE,
      ClientCredentials: 10 * HOUR,
      Grant: 10 * HOUR,
      IdToken: 10 * HOUR,
      Interaction: 10 * MINUTE,
      RefreshToken: 10 * HOUR,
      Session: 10 * HOUR,
    },
  };
}

function portalClient({ portalUrl, portalClient: client }: ConfigurationParts): ClientMetadata {
  return {
    client_id: PORTAL_CLIENT_ID,
    client_name: 'Portaal',
    redirect_uris: [new URL('/callback', portalUrl).href],
    post_logout_redirect_uris: [new URL('/', portalUrl).href],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    ...('secret' in client
      ? { client_secret: client.secret, token_endpoint_auth_method: 'client_secret_basic' }
      : { jwks: { keys: [client.publicKey] }, token_endpoint_auth_method: 'private_key_jwt' }),
  };
}

function machineClients({ machineClientSecret }: ConfigurationParts): ClientMetadata[] {
  return Object.keys(MACHINE_ROLES).map((word) => ({
    client_id: machineClientId(word),
    client_secret: machineClientSecret,
    redirect_uris: [],
    grant_types: ['client_credentials'],
    response_types: [],
    token_endpoint_auth_method: 'client_secret_basic',
  }));
}

/** The portal is ours: nobody is asked whether it may know them. */
async function grantWithoutAsking(ctx: KoaContextWithOIDC) {
  const { client, session, provider, requestParamScopes } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamScopes].join(' '));
  await grant.save();
  return grant;
}
