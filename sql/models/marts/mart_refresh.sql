-- After the figures it tells of. depends_on: {{ ref('agg_cells') }} {{ ref('dim_members') }}

with refreshes as (
    select * from {{ ref('int_refreshes') }}
),

settings as (
    select * from {{ ref('stg_reference__settings') }}
),

last_refresh as (
    select
        refresh_no,
        built_at
    from refreshes
    order by refresh_no desc
    limit 1
),

-- The newest of each table, found at the end of an index; not everything that is there, but what this refresh saw.
recordings as (
    {%- for model, recorded_at in [
        ['stg_registry__report_revisions', 'recorded_at'],
        ['stg_registry__cases', 'registered_at'],
        ['stg_registry__decisions', 'recorded_at'],
        ['stg_registry__verdicts', 'recorded_at'],
    ] %}
    select max({{ recorded_at }}) as recorded_at
    from {{ ref(model) }}
    where {{ is_recorded_in(last_snapshot()) }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
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
        last_refresh.refresh_no,
        last_refresh.built_at,
        {{ legal_date('last_refresh.built_at') }} as as_of,
        last_recording.last_recorded_at,
        facts.registration_began,
        facts.is_demonstration
    from last_refresh
    cross join last_recording
    cross join facts
)

select * from final
