-- Two worlds under different database roles: `intake` writes persons, `figures` reads sums.
-- Roles belong to the whole server, so they may exist already; their passwords are set by whoever runs the server.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['intake', 'pipeline', 'figures', 'portal'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I login', role_name);
      exception when duplicate_object or unique_violation then
        null; -- another migrator was first
      end;
    end if;
  end loop;
end
$$;

create schema reference;
create schema registry;
create schema audit;
create schema staging;
create schema intermediate;
create schema marts;
create schema portal;

comment on schema reference is 'Dated code lists: units, courts, articles of law, sepot grounds, municipalities, codes';
comment on schema registry is 'Reports, cases and verdicts of persons; append-only; never readable by the figures service';
comment on schema audit is 'Who read or wrote what, when, with which result; append-only';
comment on schema staging is 'SQL models: one view per source table';
comment on schema intermediate is 'SQL models: chain of report, case and verdict as signed changes';
comment on schema marts is 'SQL models: sums without persons; the only schema the figures service can read';
comment on schema portal is 'Sessions of the web portal';

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to intake, pipeline, figures, portal', current_database());
  execute format('grant create, temporary on database %I to pipeline', current_database());
end
$$;
revoke all on schema public from public;

grant usage on schema reference to intake, pipeline;
grant usage on schema registry to intake, pipeline;
grant usage on schema audit to intake;
grant usage, create on schema staging, intermediate, marts to pipeline;
grant usage on schema marts to figures;
grant usage on schema portal to portal;

-- The migrator's own list exists before the first migration runs; the state of the register tells its newest entry.
grant usage on schema migration to intake;
grant select on migration.kysely_migration to intake;
