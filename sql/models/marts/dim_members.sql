with units as (
    select * from {{ ref('stg_reference__units') }}
),

codes as (
    select * from {{ ref('stg_reference__codes') }}
),

legal_articles as (
    select * from {{ ref('stg_reference__legal_articles') }}
),

unit_members as (
    select 'unit' as dimension, unit_code as member, label, sort_order, valid_from, valid_to
    from units
),

dimension_lists as (
    select *
    from (
        values
            ('victim-sex', 'sex'),
            ('victim-age-class', 'age-band'),
            ('motive', 'motive'),
            ('platform', 'platform')
    ) as pairs (dimension, list)
),

-- A code that was dropped and taken up again is one member, from its first day to its last.
code_members as (
    select
        dimension_lists.dimension,
        codes.code as member,
        (array_agg(codes.label order by codes.valid_from desc))[1] as label,
        (array_agg(codes.sort_order order by codes.valid_from desc))[1] as sort_order,
        min(codes.valid_from) as valid_from,
        case when bool_and(codes.valid_to is not null) then max(codes.valid_to) end as valid_to
    from dimension_lists
    inner join codes on codes.list = dimension_lists.list
    group by dimension_lists.dimension, codes.code
),

article_members as (
    select
        'article' as dimension,
        article_version as member,
        case when name = '' then article else article || ' ' || name end as label,
        row_number() over (
            order by split_part(article, ' ', 1), substring(article from '[0-9]+')::integer, article, valid_from
        )::integer as sort_order,
        valid_from,
        valid_to
    from legal_articles
),

-- Members that stand in no list: what is not known, what differs within one report or case, and no article at all.
special_members as (
    select dimension, member, label, sort_order, null::date as valid_from, null::date as valid_to
    from (
        values
            ('unit', 'onbekend', 'Onbekend', 9000),
            ('victim-sex', 'onbekend', 'Onbekend', 9000),
            ('victim-sex', 'gemengd', 'Gemengd', 9100),
            ('victim-age-class', 'onbekend', 'Onbekend', 9000),
            ('victim-age-class', 'gemengd', 'Gemengd', 9100),
            ('motive', 'onbekend', 'Onbekend', 9000),
            ('motive', 'gemengd', 'Gemengd', 9100),
            ('platform', 'onbekend', 'Onbekend', 9000),
            ('platform', 'gemengd', 'Gemengd', 9100),
            ('article', 'geen', 'Geen artikel', 9200)
    ) as members (dimension, member, label, sort_order)
),

listed_members as (
    select * from unit_members
    union all
    select * from code_members
    union all
    select * from article_members
),

final as (
    select * from listed_members
    union all
    select special_members.*
    from special_members
    where not exists (
        select 1
        from listed_members
        where
            listed_members.dimension = special_members.dimension
            and listed_members.member = special_members.member
    )
)

select * from final
