-- Which transaction recorded a row. Moments of recording are not in the order of commits; with the transaction a refresh of the figures
-- reads exactly what the one before it could not see. Rows that stand here already get that of this migration.
alter table registry.report_revisions add column recorded_in xid8 not null default pg_current_xact_id();
alter table registry.cases add column recorded_in xid8 not null default pg_current_xact_id();
alter table registry.decisions add column recorded_in xid8 not null default pg_current_xact_id();
alter table registry.verdicts add column recorded_in xid8 not null default pg_current_xact_id();

comment on column registry.report_revisions.recorded_in is 'Transaction that recorded the row, as this server numbers them; only the database sets it';
comment on column registry.cases.recorded_in is 'Transaction that recorded the row, as this server numbers them; only the database sets it';
comment on column registry.decisions.recorded_in is 'Transaction that recorded the row, as this server numbers them; only the database sets it';
comment on column registry.verdicts.recorded_in is 'Transaction that recorded the row, as this server numbers them; only the database sets it';

create index report_revisions_recorded_in_idx on registry.report_revisions (recorded_in);
create index cases_recorded_in_idx on registry.cases (recorded_in);
create index decisions_recorded_in_idx on registry.decisions (recorded_in);
create index verdicts_recorded_in_idx on registry.verdicts (recorded_in);

grant select (recorded_in) on registry.report_revisions, registry.cases, registry.decisions, registry.verdicts to pipeline;

-- Who registers cannot say in which transaction: intake may insert every column but this one.
do $$
declare
  name text;
begin
  foreach name in array array['report_revisions', 'cases', 'decisions', 'verdicts'] loop
    execute format('revoke insert on registry.%I from intake', name);
    execute (
      select format('grant insert (%s) on registry.%I to intake', string_agg(quote_ident(attname), ', ' order by attnum), name)
      from pg_attribute
      where attrelid = format('registry.%I', name)::regclass and attnum > 0 and not attisdropped and attname <> 'recorded_in'
    );
  end loop;
end
$$;
