const ENTRY = `id uuid, occurred_at timestamptz, actor text, actor_role text, actor_unit text, action text, object_kind text, object_id uuid, request_id text`;
const INSERT = `insert into audit.events (event_id, occurred_at, actor, actor_role, actor_unit, action, object_kind, object_id, result, n_objects, request_id)
    select e.id, e.occurred_at, e.actor, e.actor_role, e.actor_unit, e.action, e.object_kind, e.object_id`;

/**
 * Common table expression that writes the audit rows of the jsonb array in $2, one per object with a result.
 * It reads `outcomes (object_id, result)`; a row without object stands for a whole load and counts what was done.
 */
export const LOG_OUTCOMES = `logged as (
    ${INSERT}, coalesce(o.result, 'done'),
      case when e.object_id is null then (select count(*) from outcomes where result = 'done') else 1 end, e.request_id
    from jsonb_to_recordset($2::jsonb) as e (${ENTRY})
    left join outcomes o on o.object_id = e.object_id
    where e.object_id is null or o.result is not null
  )`;

/** Common table expression that writes the one audit row in $1 for the reading of one object; `shown` holds what was read. */
export const LOG_SHOWN = `logged as (
    ${INSERT}, case when exists (select from shown) then 'done' else 'not-found' end, (select count(*) from shown), e.request_id
    from jsonb_to_record($1::jsonb) as e (${ENTRY})
  )`;

/** Common table expression that writes the one audit row in $1 for a list; of the rows in `listed` at most $2 are shown. */
export const LOG_LISTED = `logged as (
    ${INSERT}, 'done', least((select count(*) from listed), $2::bigint), e.request_id
    from jsonb_to_record($1::jsonb) as e (${ENTRY})
  )`;

/** Writes the one audit row in $1 with result $2 and number of objects $3. */
export const INSERT_AUDIT = `${INSERT}, $2, $3, e.request_id from jsonb_to_record($1::jsonb) as e (${ENTRY})`;
