import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { logoutPage } from './pages';

/**
 * Ends the provider's session at once when the ID token shown is that of the person logged in: they pressed "Uitloggen" in the portal already.
 * Without that proof another site could send anyone here, so then the person is asked.
 */
export async function logout(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  const { session, entities, provider } = ctx.oidc;
  const shown = entities.IdTokenHint?.payload['sub'];
  if (session?.accountId === undefined || shown !== session.accountId) {
    ctx.body = logoutPage(form);
    return;
  }
  const back = session.state?.['postLogoutRedirectUri'];
  const grants = Object.values(session.authorizations ?? {}).flatMap(({ grantId }) => (grantId === undefined ? [] : [grantId]));
  await Promise.all(grants.map((grantId) => revokeGrant(provider, grantId)));
  await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null);
  ctx.status = 303;
  ctx.redirect(typeof back === 'string' ? back : provider.urlFor('end_session_success'));
}

async function revokeGrant(provider: Provider, grantId: string): Promise<void> {
  const { AccessToken, RefreshToken, AuthorizationCode, Grant } = provider;
  await Promise.all([AccessToken, RefreshToken, AuthorizationCode].map((model) => model.revokeByGrantId(grantId)));
  await (await Grant.find(grantId))?.destroy();
}
