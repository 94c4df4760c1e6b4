import { LOG_SHOWN } from '../audit/audit.sql';

const CONTENT = `jsonb_build_object(
    'reportType', v.report_type, 'phenomenon', v.phenomenon, 'subtype', v.subtype, 'receivedOn', v.received_on,
    'actFrom', v.act_from, 'actTo', v.act_to, 'routeIn', v.route_in, 'outcome', v.outcome, 'narrative', v.narrative,
    'place', jsonb_build_object('kind', v.place_kind, 'municipalityCode', v.municipality_code),
    'complaint', jsonb_build_object('requested', v.complaint_requested, 'filedOn', v.complaint_filed_on, 'knownOn', v.offence_known_on),
    'offences', coalesce((
      select jsonb_agg(jsonb_build_object('article', o.article, 'validFrom', o.article_valid_from) order by o.article, o.article_valid_from)
      from registry.report_offences o where o.report_id = v.report_id and o.revision = v.revision
    ), '[]'),
    'victims', coalesce((
      select jsonb_agg(jsonb_build_object(
        'sex', p.sex, 'age', p.age, 'ageBand', p.age_band, 'ageGroup', p.age_group, 'municipalityCode', p.municipality_code, 'relation', p.relation
      ) order by p.victim_no)
      from registry.report_victims p where p.report_id = v.report_id and p.revision = v.revision
    ), '[]'),
    'suspects', coalesce((
      select jsonb_agg(jsonb_build_object(
        'known', p.is_known, 'sex', p.sex, 'age', p.age, 'ageGroup', p.age_group, 'country', p.country, 'organised', p.is_organised
      ) order by p.suspect_no)
      from registry.report_suspects p where p.report_id = v.report_id and p.revision = v.revision
    ), '[]'),
    'modus', jsonb_build_object(
      'contactPlatform', v.contact_platform, 'threatPlatform', v.threat_platform, 'spreadingPlatform', v.spreading_platform,
      'material', v.material, 'motive', v.motive, 'amountDemanded', v.amount_demanded, 'amountPaid', v.amount_paid,
      'paymentMethod', v.payment_method, 'complied', v.complied, 'imagesSpread', v.images_spread,
      'demands', coalesce((
        select jsonb_agg(d.demand order by d.demand collate "C") from registry.report_demands d
        where d.report_id = v.report_id and d.revision = v.revision
      ), '[]')
    ),
    'referrals', coalesce((
      select jsonb_agg(f.referral order by f.referral collate "C") from registry.report_referrals f
      where f.report_id = v.report_id and f.revision = v.revision
    ), '[]')
  )`;

const REPORT = `select jsonb_build_object(
    'id', r.report_id, 'reportNumber', r.report_number, 'unitCode', r.unit_code, 'registeredAt', r.registered_at,
    'content', ${CONTENT},
    'revisions', (
      select jsonb_agg(jsonb_build_object(
        'revision', h.revision, 'action', h.action, 'reason', h.reason, 'recordedAt', h.recorded_at, 'recordedBy', h.recorded_by
      ) order by h.revision)
      from registry.report_revisions h where h.report_id = r.report_id
    )
  ) as report
  from registry.reports r
  cross join lateral (
    select * from registry.report_revisions last where last.report_id = r.report_id order by last.revision desc limit 1
  ) v`;

/** The report with id $1 of unit $2 as it stands now, for whoever was already logged. */
export const READ_REPORT = `${REPORT} where r.report_id = $1::uuid and r.unit_code = $2`;

/** Shows the report with id $2 of unit $3, and writes the audit row in $1. */
export const SHOW_REPORT = `with shown as (${REPORT} where r.report_id = $2::uuid and r.unit_code = $3),
  ${LOG_SHOWN}
  select report from shown`;

/** Number of victims and suspects of report $1 in revision $2. */
export const COUNT_PERSONS = `select
    (select count(*) from registry.report_victims where report_id = $1::uuid and revision = $2::integer) as victims,
    (select count(*) from registry.report_suspects where report_id = $1::uuid and revision = $2::integer) as suspects`;
