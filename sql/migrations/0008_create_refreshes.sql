-- What the pipeline service did and does: when figures were refreshed, and what went wrong. Append-only, without anything of a person.
create schema pipeline;
comment on schema pipeline is 'Refreshes of the figures: begun, ended, and how; read by the figures service too, so that a failure is seen';
comment on schema marts is 'SQL models: sums without persons; with the view pipeline.refreshes, which holds no figures, all that the figures service can read';

create table pipeline.refresh_starts (
  refresh_id bigint generated always as identity primary key,
  kind text not null check (kind in ('changes', 'nightly')),
  attempt integer not null check (attempt >= 1),
  attempts_allowed integer not null check (attempts_allowed >= 1),
  worker text not null,
  started_at timestamptz not null,
  snapshot pg_snapshot not null default pg_current_snapshot(),
  newest text not null,
  made_of text not null,
  expected_next_at timestamptz not null
);
comment on table pipeline.refresh_starts is 'A refresh that began; its end is a row of pipeline.refresh_ends, which a killed process does not write';
comment on column pipeline.refresh_starts.worker is 'The process: it holds advisory lock (7310003, hashtext(worker)) for as long as it lives';
comment on column pipeline.refresh_starts.snapshot is 'What was committed before the build: what is not, the next one has to see';
comment on column pipeline.refresh_starts.newest is 'The newest recordings at that moment';
comment on column pipeline.refresh_starts.made_of is 'Which day it was and which models there were';
comment on column pipeline.refresh_starts.expected_next_at is 'The next nightly refresh: figures that are older are late';

create table pipeline.refresh_ends (
  refresh_id bigint primary key references pipeline.refresh_starts,
  ended_at timestamptz not null,
  status text not null check (status in ('done', 'failed', 'stopped')),
  will_retry boolean not null,
  message text,
  n_models integer,
  n_tests integer
);
comment on table pipeline.refresh_ends is 'How a refresh ended: done, failed, or stopped together with its process';
comment on column pipeline.refresh_ends.will_retry is 'False when done, and when the last attempt failed';
comment on column pipeline.refresh_ends.message is 'What failed and where, without values of the database';

create view pipeline.running_services as
select objid::bigint as worker_key
from pg_locks
where locktype = 'advisory' and classid = 7310003 and objsubid = 2 and granted
  and database = (select oid from pg_database where datname = current_database());
comment on view pipeline.running_services is 'Pipeline services that are alive, by the lock that each of them holds';

create view pipeline.refreshes as
select s.refresh_id, s.kind, s.attempt, s.attempts_allowed, s.started_at, s.expected_next_at, e.ended_at,
  coalesce(e.status, case
    when s.refresh_id = (select max(refresh_id) from pipeline.refresh_starts)
      and exists (select from pipeline.running_services r where r.worker_key = hashtext(s.worker)::bigint & 4294967295) then 'running'
    else 'broken-off'
  end) as status,
  coalesce(e.will_retry, true) as will_retry, e.message, e.n_models, e.n_tests
from pipeline.refresh_starts s
left join pipeline.refresh_ends e using (refresh_id);
comment on view pipeline.refreshes is 'Refreshes with their state: running, done, failed, stopped, or broken-off when the process was killed';

grant usage on schema pipeline to pipeline, figures;
grant select, insert on pipeline.refresh_starts, pipeline.refresh_ends to pipeline;
grant select on pipeline.refreshes, pipeline.running_services to pipeline, figures;
