with revisions as (
    select * from {{ ref('stg_registry__report_revisions') }}
),

cases as (
    select * from {{ ref('stg_registry__cases') }}
),

decisions as (
    select * from {{ ref('stg_registry__decisions') }}
),

verdicts as (
    select * from {{ ref('stg_registry__verdicts') }}
),

settings as (
    select * from {{ ref('stg_reference__settings') }}
),

recordings as (
    select max(recorded_at) as recorded_at from revisions
    union all
    select max(registered_at) from cases
    union all
    select max(recorded_at) from decisions
    union all
    select max(recorded_at) from verdicts
),

last_recording as (
    select max(recorded_at) as last_recorded_at from recordings
),

facts as (
    select
        max(value) filter (where setting = 'registration_began')::date as registration_began,
        coalesce(bool_or(value = 'true') filter (where setting = 'demonstration'), false) as is_demonstration
    from settings
),

final as (
    select
        '{{ run_started_at }}'::timestamptz as built_at,
        {{ legal_date("'" ~ run_started_at ~ "'::timestamptz") }} as as_of,
        last_recording.last_recorded_at,
        facts.registration_began,
        facts.is_demonstration
    from last_recording
    cross join facts
)

select * from final
