create table portal.sessions (
  session_key bytea primary key check (length(session_key) = 32),
  subject text not null,
  claims jsonb not null,
  tokens jsonb not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table portal.sessions is 'Sessions of the portal; the cookie holds an opaque secret of which session_key is the SHA-256';
create index sessions_expires_idx on portal.sessions (expires_at);

create table portal.logins (
  state_key bytea primary key check (length(state_key) = 32),
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  expires_at timestamptz not null
);
comment on table portal.logins is 'Logins under way between the portal and the identity provider (state, PKCE, nonce)';

grant select, insert, update, delete on portal.sessions, portal.logins to portal;
