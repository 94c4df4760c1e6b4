import type { PlainDate } from '@register/kernel';

/** One signed change for the marts of a test. */
export interface Fact {
  readonly table: 'report' | 'victim' | 'prosecution' | 'conviction';
  readonly recordedOn: PlainDate;
  readonly period: PlainDate;
  readonly delta: number;
  readonly unit?: string;
  readonly type?: string;
  readonly sex?: string;
  readonly age?: string;
  readonly motive?: string;
  readonly platform?: string;
  readonly articles?: readonly string[];
}

/** What `mart_refresh` says. */
export interface BuildFacts {
  readonly builtAt?: string;
  readonly asOf?: PlainDate;
  readonly began?: PlainDate;
  readonly demonstration?: boolean;
}

interface Database {
  sql(text: string, values?: readonly unknown[]): Promise<unknown[]>;
}

const SHARED = `recorded_on date not null, period_month date not null, unit_code text not null, victim_sex text not null,
  victim_age_class text not null, motive text not null, platform text not null, articles text not null, delta integer not null`;

const TABLES = `
create table marts.fct_report_changes (${SHARED}, report_type text not null);
create table marts.fct_victim_changes (${SHARED}, report_type text not null);
create table marts.fct_prosecution_changes (${SHARED});
create table marts.fct_conviction_changes (${SHARED});
create table marts.agg_cells (slice integer, measure text, dimension text, member text, period_grain text, period_from date, by_unit boolean, unit_code text,
  span text, recorded_from date, delta integer);
create table marts.dim_members as
  select 'unit' as dimension, unit_code as member, name as label, sort_order, valid_from, valid_to from reference.units
  union all
  select pairs.dimension, code, label, sort_order, valid_from, valid_to from reference.codes
    join (values ('victim-sex', 'sex'), ('victim-age-class', 'age-band'), ('motive', 'motive'), ('platform', 'platform')) pairs (dimension, list) using (list)
  union all
  select 'article', article || '|' || valid_from, article || ' ' || name, 1, valid_from, valid_to from reference.legal_articles
  union all
  values ('unit', 'onbekend', 'Onbekend', 9000, null::date, null::date), ('victim-sex', 'gemengd', 'Gemengd', 9100, null, null),
    ('victim-age-class', 'onbekend', 'Onbekend', 9000, null, null), ('victim-age-class', 'gemengd', 'Gemengd', 9100, null, null),
    ('motive', 'gemengd', 'Gemengd', 9100, null, null), ('platform', 'gemengd', 'Gemengd', 9100, null, null), ('article', 'geen', 'Geen artikel', 9200, null, null);
create table marts.mart_refresh (built_at timestamptz, as_of date, last_recorded_at timestamptz, registration_began date, is_demonstration boolean);
create table marts.ctx_cbs_83648ned (year integer, kind text, label text, value integer, status text);
insert into marts.ctx_cbs_83648ned values (2016, 'registered', 'Geregistreerde misdrijven', 1660, 'voorlopig'), (2015, 'registered', 'Geregistreerde misdrijven', 1635, 'definitief');
grant select on all tables in schema marts to figures;`;

const CELLS = `
with changes as (
  select 'reports' as measure, recorded_on, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta from marts.fct_report_changes
  union all select 'complaints', recorded_on, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta
    from marts.fct_report_changes where report_type = 'aangifte'
  union all select 'victims', recorded_on, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta from marts.fct_victim_changes
  union all select 'prosecutions', recorded_on, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta from marts.fct_prosecution_changes
  union all select 'convictions', recorded_on, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta from marts.fct_conviction_changes
),
cells as (
  select measure, cell.*, recorded_on, period_month, unit_code, delta from changes cross join lateral (
    values ('none', '*'), ('victim-sex', victim_sex), ('victim-age-class', victim_age_class), ('motive', motive), ('platform', platform)) cell (dimension, member)
  union all
  select measure, 'article', member, recorded_on, period_month, unit_code, delta from changes
    cross join lateral unnest(string_to_array(case when articles = '' then 'geen' else articles end, ';')) member
)
insert into marts.agg_cells
select hashtext(concat_ws(' ', measure, dimension, length.span, length.grain)), measure, dimension, member,
  length.grain, date_trunc(length.grain, period_month)::date, units.by_unit, units.code,
  length.span, date_trunc(length.span, recorded_on)::date, sum(delta)
from cells
  cross join lateral (values (true, unit_code), (false, '*')) units (by_unit, code)
  cross join (values ('day', 'month'), ('month', 'month'), ('year', 'month'), ('year', 'quarter'), ('year', 'year')) length (span, grain)
where units.by_unit or length.span <> 'day'
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(delta) <> 0`;

/** Makes the marts of a test database by hand, as the SQL models would. */
export async function makeMarts(database: Database, facts: readonly Fact[], build: BuildFacts = {}): Promise<void> {
  await database.sql(TABLES);
  await refillMarts(database, facts, build);
}

/** Puts other facts into marts made before, as a rebuild would. */
export async function refillMarts(database: Database, facts: readonly Fact[], build: BuildFacts = {}): Promise<void> {
  await database.sql(
    'truncate marts.fct_report_changes, marts.fct_victim_changes, marts.fct_prosecution_changes, marts.fct_conviction_changes, marts.agg_cells, marts.mart_refresh',
  );
  for (const table of ['report', 'victim', 'prosecution', 'conviction'] as const) {
    const rows = facts.filter((fact) => fact.table === table);
    const typed = table === 'report' || table === 'victim';
    await database.sql(
      `insert into marts.fct_${table}_changes (recorded_on, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta${typed ? ', report_type' : ''})
       select "recordedOn", date_trunc('month', period)::date, unit, sex, age, motive, platform, array_to_string(articles, ';'), delta${typed ? ', type' : ''}
       from jsonb_to_recordset($1::jsonb) as facts ("recordedOn" date, period date, unit text, sex text, age text, motive text, platform text, articles text[], delta integer, type text)`,
      [JSON.stringify(rows.map((fact) => ({ ...USUAL, ...fact })))],
    );
  }
  await database.sql(CELLS);
  await database.sql('insert into marts.mart_refresh values ($1, $2, $1, $3, $4)', [
    build.builtAt ?? '2026-01-31T12:00:00Z',
    build.asOf ?? '2026-01-31',
    build.began ?? '2024-01-01',
    build.demonstration ?? false,
  ]);
}

const USUAL = {
  unit: '0100',
  type: 'melding',
  sex: 'man',
  age: '16-17',
  motive: 'financieel',
  platform: 'snapchat',
  articles: [] as readonly string[],
};
