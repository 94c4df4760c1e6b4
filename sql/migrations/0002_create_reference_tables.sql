create table reference.courts (
  court_code text primary key,
  name text not null,
  instance text not null check (instance in ('rechtbank', 'gerechtshof', 'hoge-raad')),
  source text not null,
  is_verified boolean not null
);
comment on table reference.courts is 'Courts that give verdicts; the code is the court part of an ECLI';

create table reference.units (
  unit_code text primary key,
  name text not null,
  kind text not null check (kind in ('regional', 'national')),
  sort_order integer not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  is_verified boolean not null
);
comment on table reference.units is 'Police units with their period of existence (Politiewet 2012 art. 25); valid_to is the last day';

create table reference.prosecution_offices (
  office_code text primary key,
  name text not null,
  number_prefixes text[] not null,
  unit_code text references reference.units,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  is_verified boolean not null
);
comment on table reference.prosecution_offices is 'Parketten (Wet RO art. 134); number_prefixes are the first two digits of their parketnummers';

create table reference.arrondissements (
  arrondissement_code text primary key,
  name text not null,
  unit_code text not null references reference.units,
  office_code text not null references reference.prosecution_offices,
  court_code text not null references reference.courts,
  appeal_court_code text not null references reference.courts,
  source text not null,
  is_verified boolean not null
);
comment on table reference.arrondissements is 'Arrondissement to police unit, parket, rechtbank and gerechtshof';

create table reference.municipalities (
  municipality_code text not null,
  name text not null,
  unit_code text not null references reference.units,
  arrondissement_code text not null references reference.arrondissements,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  is_verified boolean not null,
  primary key (municipality_code, valid_from)
);
comment on table reference.municipalities is 'Municipality (CBS code GMnnnn) to police unit; borders change yearly, hence the dates';

create table reference.legal_articles (
  article text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  name text not null,
  complaint_required boolean not null,
  victim_group text not null check (victim_group in ('all', 'under-16', 'under-18', 'adult', 'none')),
  maximum_penalty text,
  successor text,
  role_in_sextortion text,
  is_valid_from_exact boolean not null,
  source text not null,
  is_verified boolean not null,
  primary key (article, valid_from)
);
comment on table reference.legal_articles is 'Versions of articles of law; numbers are reused with other content, so the key is (article, valid_from) and the date of the act chooses';
comment on column reference.legal_articles.complaint_required is 'Klachtdelict: no prosecution without a klacht (Sr art. 66)';
comment on column reference.legal_articles.is_valid_from_exact is 'False: in force before 2017, the true first day was not researched';

create table reference.sepot_grounds (
  sepot_code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  label text not null,
  category text not null check (category in ('technical', 'policy', 'penalty-order', 'administrative')),
  is_counted boolean not null,
  source text not null,
  is_verified boolean not null,
  primary key (sepot_code, valid_from)
);
comment on table reference.sepot_grounds is 'Grounds for not prosecuting (Aanwijzing sepot en gebruik sepotgronden); 99 is a double entry and is never counted';

create table reference.codes (
  list text not null,
  code text not null,
  label text not null,
  sort_order integer not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  is_verified boolean not null,
  primary key (list, code, valid_from)
);
comment on table reference.codes is 'All short code lists (phenomenon, subtype, platform, motive, ...), each code with the period in which it may be chosen';

create table reference.settings (
  setting text primary key,
  value text not null,
  meaning text not null
);
comment on table reference.settings is 'Facts of this installation: first day of registration, whether demonstration data is loaded';

grant select on all tables in schema reference to intake, pipeline;
