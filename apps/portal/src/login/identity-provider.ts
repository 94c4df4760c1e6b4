import type { Clock, Principal } from '@register/kernel';
import * as oidc from 'openid-client';
import type { Environment } from '../environment';
import type { Tokens } from '../sessions/session';
import { clientAuthentication } from './client-authentication';
import { principalOf } from './principal';

/** Seconds the identity provider has for one answer. */
const TIMEOUT_SECONDS = 10;

/** The checks of one login; made before the browser leaves, needed when it comes back. */
export interface LoginChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** A person and the tokens that speak for them. */
export interface Granted {
  readonly principal: Principal;
  readonly tokens: Tokens;
}

/** The identity provider as the portal uses it. Every function may fail when it cannot be reached. */
export interface IdentityProvider {
  /** Fetches the provider's metadata if that was not done yet. */
  ready(): Promise<void>;
  /** Address of the login page: authorization code, PKCE S256, state and nonce. */
  loginUrl(checks: LoginChecks): Promise<URL>;
  /** Trades the code in the callback's query for tokens, throws on a wrong state, nonce, verifier or signature; null for a person without role. */
  redeem(callbackQuery: string, checks: LoginChecks): Promise<Granted | null>;
  /** New tokens for old; null when the provider has ended the grant or taken the role away. */
  renew(old: Granted): Promise<Granted | null>;
  /** Revokes the refresh token; gives the address at which the provider ends its own session and sends the browser back to the portal. */
  logout(tokens: Tokens): Promise<URL | null>;
}

/** Connects to the provider on first use, and again after a failure, so that the portal may start before it. */
export function connectIdentityProvider(environment: Environment, clock: Clock): IdentityProvider {
  const { issuer, clientId, credential, scope } = environment.identityProvider;
  const callback = new URL('/callback', environment.publicUrl);
  let discovered: Promise<oidc.Configuration> | null = null;

  function discover(): Promise<oidc.Configuration> {
    discovered ??= clientAuthentication(credential)
      .then((authentication) =>
        oidc.discovery(issuer, clientId, { redirect_uris: [callback.href] }, authentication, {
          timeout: TIMEOUT_SECONDS,
          ...(issuer.protocol === 'http:' && { execute: [oidc.allowInsecureRequests] }),
        }),
      )
      .catch((error: unknown) => {
        discovered = null;
        throw error;
      });
    return discovered;
  }

  function tokensOf(answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers, before: Tokens | null): Tokens {
    const lifetime = answer.expiresIn() ?? 0;
    return {
      accessToken: answer.access_token,
      accessTokenExpiresAt: new Date(clock().getTime() + lifetime * 1000).toISOString(),
      refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
      idToken: answer.id_token ?? before?.idToken ?? '',
    };
  }

  return {
    async ready() {
      await discover();
    },

    async loginUrl({ state, nonce, codeVerifier }) {
      return oidc.buildAuthorizationUrl(await discover(), {
        redirect_uri: callback.href,
        response_type: 'code',
        scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
    },

    async redeem(callbackQuery, { state, nonce, codeVerifier }) {
      const answer = await oidc.authorizationCodeGrant(await discover(), new URL(`${callback.href}?${callbackQuery}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const principal = principalOf(answer.claims());
      return principal && { principal, tokens: tokensOf(answer, null) };
    },

    async renew({ tokens, principal }) {
      if (tokens.refreshToken === null) return null;
      try {
        const answer = await oidc.refreshTokenGrant(await discover(), tokens.refreshToken);
        const claims = answer.claims();
        const now = claims === undefined ? principal : principalOf(claims);
        return now?.subject === principal.subject ? { principal: now, tokens: tokensOf(answer, tokens) } : null;
      } catch (error) {
        if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return null;
        throw error;
      }
    },

    async logout({ idToken, refreshToken }) {
      const configuration = await discover();
      const { end_session_endpoint: endSession, revocation_endpoint: revocation } = configuration.serverMetadata();
      if (revocation !== undefined && refreshToken !== null) {
        await oidc.tokenRevocation(configuration, refreshToken).catch(() => undefined);
      }
      if (endSession === undefined) return null;
      return oidc.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: new URL('/', environment.publicUrl).href,
      });
    },
  };
}
