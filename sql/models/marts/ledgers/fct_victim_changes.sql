{%- set columns = [
    'period_month', 'unit_code', 'report_type', 'victim_sex', 'victim_age_class', 'motive', 'platform', 'articles',
] -%}

{{ config(
    indexes=[{'columns': ['refresh_no']}, {'columns': ['recorded_on']}],
    post_hook="grant select (recorded_on, report_type, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta)
        on {{ this }} to figures",
) }}

with
{{ ledger_entries(records=ref('int_report_revisions'), states=ref('int_victim_states'), record_id='report_id', columns=columns) }},

final as (
    select
        record_key,
        refresh_no,
        entry_no,
        recorded_on,
        {{ columns | join(',\n        ') }},
        delta
    from entries
)

select * from final
