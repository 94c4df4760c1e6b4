{%- set columns = [
    'period_month', 'unit_code', 'victim_sex', 'victim_age_class', 'motive', 'platform', 'articles',
] -%}

{{ config(
    indexes=[{'columns': ['refresh_no']}, {'columns': ['recorded_on']}],
    post_hook="grant select (recorded_on, period_month, unit_code, victim_sex, victim_age_class, motive, platform, articles, delta)
        on {{ this }} to figures",
) }}

with
{{ ledger_entries(records=ref('int_case_states'), states=ref('int_conviction_states'), record_id='case_id', columns=columns) }},

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
