with source as (
    select
        report_id,
        revision,
        victim_no,
        sex,
        age,
        age_band
    from {{ source('registry', 'report_victims') }}
),

final as (
    select
        report_id,
        revision,
        victim_no,
        sex,
        {{ age_class('age', 'age_band') }} as age_class
    from source
)

select * from final
