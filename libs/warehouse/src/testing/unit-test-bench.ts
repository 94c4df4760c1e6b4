import { testDatabase } from '@register/db/testing';
import type { Knex } from 'knex';
import type { CompileOptions } from '../compile/compile-node';
import { loadGraph, parseOptionsOf } from '../prepare-project';
import { openDatabase } from '../run/database';
import { servedRelation } from '../run/names';
import type { TestOutcome } from '../run/run-test';
import { runUnitTest } from '../run/unit-test';
import { testProjectFiles } from './project-files';

const FILES = {
  'models/sources.yml': 'sources:\n  - name: raw\n    schema: marts\n    tables: [{ name: payments }, { name: nowhere }]\n',
  'models/orders.sql': 'select 1 as id',
  'models/total.sql':
    "select customer, sum(amount) as total, count(*) as n, max(placed) as last\nfrom {{ ref('orders') }}\n{% if var('only_paid', false) %}where paid{% endif %}\ngroup by 1",
  'models/through.sql': "{{ config(materialized='ephemeral') }}\nselect customer, amount * 2 as double, placed from {{ ref('orders') }}",
  'models/over_through.sql': "select customer, double from {{ ref('through') }}",
  'models/fresh.sql': "select customer, placed, array[amount] as amounts from {{ ref('orders') }}",
  'models/over_fresh.sql': "select f.*, c.code from {{ ref('fresh') }} f left join {{ ref('codes') }} c on c.customer = f.customer",
  'models/all_types.sql': "select * from {{ ref('typed') }}",
  'models/typed.sql': 'select 1 as id',
  'models/paid.sql': "select id, at from {{ source('raw', 'payments') }}",
  'models/lost.sql': "select * from {{ source('raw', 'nowhere') }}",
  'models/grown.sql':
    "{{ config(materialized='incremental', unique_key='id') }}\nselect id, amount from {{ ref('orders') }}\n{% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}",
  'models/stamped.sql': "select '{{ stamp() }}' as stamp, '{{ env_var('REGION', 'none') }}' as region, customer from {{ ref('orders') }}",
  'models/first_time.sql':
    "{{ config(materialized='incremental') }}\nselect id from {{ ref('orders') }}\n{% if is_incremental() %}where id not in (select id from {{ this }}){% endif %}",
  'models/matched.sql': String.raw`select customer ~ 'a\?$' as asks, '\\?' as slashes from {{ ref('orders') }}`,
  'models/named.sql': "select '{{ invocation_id }}' as id, {{ current_timestamp() }} as one, {{ dbt.current_timestamp() }} as two",
  'models/asking.sql':
    "{% set found = run_query('select distinct customer from ' ~ ref('orders') ~ ' order by 1') %}\nselect '{{ found.columns[0].values() | join(\"-\") if execute }}' as names from {{ ref('orders') }}",
  'models/broken.sql': "select\n    customer,\n    colour\nfrom {{ ref('orders') }}",
  'macros/stamp.sql': '{% macro stamp() %}real{% endmacro %}',
  'seeds/codes.csv': 'customer,code\nann,7\n',
  'tests/fixtures/many.csv': 'customer,amount\nann,1\nann,2.50\nbob,\n',
  'tests/fixtures/many.sql': "select 'ann' as customer, 3.5 as total",
};

/** A project and its relations, in which unit tests are run that are given as YAML. */
export interface UnitTestBench {
  readonly database: Knex;
  /** Runs unit test `t` of a model, given what stands under its name in YAML; on the connection of the bench unless another is given. */
  run(model: string, yaml: string, on?: Knex): Promise<TestOutcome>;
  close(): Promise<void>;
}

/** Opens a bench: `orders`, `typed`, `payments` and `grown` stand in the database, nothing else was ever built. */
export async function unitTestBench(): Promise<UnitTestBench> {
  const server = await testDatabase();
  const database = openDatabase(server.url('pipeline'), { applicationName: 'unit', max: 1 });
  await database.raw(
    `create table marts.orders (id int, customer text, amount numeric(10, 2), placed date, paid boolean, short varchar(3))`,
  );
  await database.raw(`create type marts.mood as enum ('happy', 'sad')`);
  await database.raw(`create table marts.typed (id int, big bigint, at timestamptz, span interval, doc json, docb jsonb, words text[], key uuid,
    mood marts.mood, ratio float8, days daterange, place point, code char(3), "Mixed Case" text)`);
  await database.raw('create table marts.payments (id int, at timestamp)');
  await database.raw('create table marts.grown (id int, amount numeric(10, 2))');
  return {
    database,
    run: (model, yaml, on = database) => run(model, yaml, on),
    close: async () => {
      await database.destroy();
      await server.drop();
    },
  };
}

async function run(model: string, yaml: string, on: Knex): Promise<TestOutcome> {
  const body = yaml.replace(/^\n+/, '').replaceAll(/^/gm, '    ');
  const project = await testProjectFiles({ ...FILES, 'models/unit.yml': `unit_tests:\n  - name: t\n    model: ${model}\n${body}\n` });
  try {
    const options = { projectDirectory: project.directory, now: () => new Date('2026-01-02T03:04:05Z') };
    const graph = await loadGraph(options);
    const unit = graph.parsed.nodes.find((node) => node.kind === 'unit_test');
    if (unit?.kind !== 'unit_test') throw new Error('no unit test');
    const compile: CompileOptions = {
      project: parseOptionsOf(options),
      relation: servedRelation,
      self: servedRelation,
      isIncremental: () => true,
    };
    return await runUnitTest(on, graph, unit, compile);
  } finally {
    await project.remove();
  }
}
