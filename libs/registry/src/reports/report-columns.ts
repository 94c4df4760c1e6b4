/** Columns of registry.report_revisions that hold content, with their types in a document. */
export const CONTENT_COLUMNS = {
  report_type: 'text',
  phenomenon: 'text',
  subtype: 'text',
  received_on: 'date',
  act_from: 'text',
  act_to: 'text',
  act_first_day: 'date',
  act_last_day: 'date',
  place_kind: 'text',
  municipality_code: 'text',
  route_in: 'text',
  complaint_requested: 'boolean',
  complaint_filed_on: 'date',
  offence_known_on: 'date',
  contact_platform: 'text',
  threat_platform: 'text',
  spreading_platform: 'text',
  material: 'text',
  motive: 'text',
  amount_demanded: 'numeric',
  amount_paid: 'numeric',
  payment_method: 'text',
  complied: 'text',
  images_spread: 'text',
  outcome: 'text',
  narrative: 'text',
} as const;

const contentNames = Object.keys(CONTENT_COLUMNS);
const contentTypes = Object.entries(CONTENT_COLUMNS).map(([name, type]) => `${name} ${type}`);

/** Rows of the jsonb array in $1: one document per revision. */
export const INPUT = `select * from jsonb_to_recordset($1::jsonb) as document (
    report_id uuid, report_number text, unit_code text, revision integer, action text, reason text,
    recorded_at timestamptz, recorded_by text, content_sha256 text, ${contentTypes.join(', ')},
    offences jsonb, victims jsonb, suspects jsonb, demands jsonb, referrals jsonb
  )`;

/** Columns in the order of an insert into registry.report_revisions. */
export const REVISION_COLUMNS = [
  'report_id',
  'revision',
  'action',
  'reason',
  'recorded_at',
  'recorded_by',
  'recorded_unit_code',
  'content_sha256',
  ...contentNames,
].join(', ');

/** Content columns of a table alias. */
export function contentOf(alias: string): string {
  return contentNames.map((name) => `${alias}.${name}`).join(', ');
}

/** Pseudonym of a person of the revision before by its number; looked up only where a number is given, so that registering never reads the table. */
function pseudonymBefore(table: string, number: string, sameAs: string): string {
  return `case when ${sameAs} is not null then (
        select before.person_pseudonym from registry.report_${table} before
        where before.report_id = s.report_id and before.revision = s.revision - 1 and before.${number} = ${sameAs}
        limit 1
      ) end`;
}

/**
 * Common table expressions that store the revisions of `accepted` with all that hangs below them.
 * `new_revisions` holds those really stored: a revision that another transaction stored first is left out.
 */
export const STORE_ACCEPTED = `new_revisions as (
    insert into registry.report_revisions (${REVISION_COLUMNS})
    select a.report_id, a.revision, a.action, a.reason, a.recorded_at, a.recorded_by, a.unit_code, decode(a.content_sha256, 'hex'), ${contentOf('a')}
    from accepted a
    on conflict (report_id, revision) do nothing
    returning report_id, revision
  ),
  stored as (
    select a.report_id, a.revision, a.offences, a.victims, a.suspects, a.demands, a.referrals
    from accepted a join new_revisions using (report_id, revision)
  ),
  new_offences as (
    insert into registry.report_offences (report_id, revision, article, article_valid_from)
    select s.report_id, s.revision, o.article, o.valid_from
    from stored s cross join lateral jsonb_to_recordset(s.offences) as o (article text, valid_from date)
  ),
  new_victims as (
    insert into registry.report_victims (report_id, revision, victim_no, sex, age, age_band, age_group, municipality_code, relation, person_pseudonym)
    select s.report_id, s.revision, v.no, v.sex, v.age, v.age_band, v.age_group, v.municipality_code, v.relation,
      coalesce(decode(v.pseudonym, 'hex'), ${pseudonymBefore('victims', 'victim_no', 'v.same_as')})
    from stored s cross join lateral jsonb_to_recordset(s.victims) as v (
      no integer, sex text, age integer, age_band text, age_group text, municipality_code text, relation text, pseudonym text, same_as integer
    )
  ),
  new_suspects as (
    insert into registry.report_suspects (report_id, revision, suspect_no, is_known, sex, age, age_group, country, is_organised, person_pseudonym)
    select s.report_id, s.revision, p.no, p.is_known, p.sex, p.age, p.age_group, p.country, p.is_organised,
      coalesce(decode(p.pseudonym, 'hex'), ${pseudonymBefore('suspects', 'suspect_no', 'p.same_as')})
    from stored s cross join lateral jsonb_to_recordset(s.suspects) as p (
      no integer, is_known boolean, sex text, age integer, age_group text, country text, is_organised boolean, pseudonym text, same_as integer
    )
  ),
  new_demands as (
    insert into registry.report_demands (report_id, revision, demand)
    select s.report_id, s.revision, d.value from stored s cross join lateral jsonb_array_elements_text(s.demands) as d (value)
  ),
  new_referrals as (
    insert into registry.report_referrals (report_id, revision, referral)
    select s.report_id, s.revision, r.value from stored s cross join lateral jsonb_array_elements_text(s.referrals) as r (value)
  )`;
