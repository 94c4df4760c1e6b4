import { isRole, type Role } from '@register/kernel';
import { OWN_PAGE_HEADERS } from '../api/request';
import { RequestFailed } from '../api/request-failed';

export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly unitCode: string | null;
  readonly unitName: string | null;
}

/** `expired`: this page knew who it worked for, and the server no longer does; what was typed stays on the screen. */
export type SessionState = { readonly state: 'out' } | { readonly state: 'in' | 'expired'; readonly person: Person };

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Reads the portal's /session answer; null when it is not of the agreed shape. */
export function personOf(body: unknown): Person | null {
  if (typeof body !== 'object' || body === null) return null;
  const fields = new Map<string, unknown>(Object.entries(body));
  const role = text(fields.get('role'));
  const name = text(fields.get('name'));
  if (!name || !isRole(role)) return null;
  return { name, role, unitCode: text(fields.get('unitCode')), unitName: text(fields.get('unitName')) };
}

/** Session after a 401: someone who was known here before has expired, anyone else is simply not logged in. */
export function withoutSession(before: SessionState | undefined): SessionState {
  return before && before.state !== 'out' ? { state: 'expired', person: before.person } : { state: 'out' };
}

export async function fetchSession(before: SessionState | undefined, signal: AbortSignal): Promise<SessionState> {
  const response = await fetch('/session', { headers: { accept: 'application/json', ...OWN_PAGE_HEADERS }, signal });
  if (response.status === 401) {
    await response.body?.cancel();
    return withoutSession(before);
  }
  const person = response.ok ? personOf(await response.json()) : null;
  if (!person) throw new RequestFailed(response.ok ? 'server' : 'unavailable');
  return { state: 'in', person };
}

/** Address of the login page that comes back to where the person is now. */
export function loginAddress(path: string): string {
  return `/login?${new URLSearchParams({ returnTo: path }).toString()}`;
}
