create table audit.events (
  event_id uuid primary key,
  occurred_at timestamptz not null,
  actor text not null,
  actor_role text not null,
  actor_unit text,
  action text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
  object_kind text not null,
  object_id uuid,
  result text not null check (result in ('done', 'replayed', 'refused', 'conflict', 'not-found', 'forbidden')),
  n_objects integer not null default 1 check (n_objects >= 0),
  request_id text not null
);
comment on table audit.events is 'One row per read or write of the register (BIO 8.15.01: action, object, result, origin, actor, time; Wpg art. 32a); written in the same transaction as what it tells of';
comment on column audit.events.n_objects is 'How many objects a list showed; the list is told by action and request, not by content';
create index events_object_idx on audit.events (object_id, occurred_at);
create index events_occurred_idx on audit.events (occurred_at desc, event_id desc);

grant select, insert on audit.events to intake;
