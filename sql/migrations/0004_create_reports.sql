create table registry.reports (
  report_id uuid primary key,
  report_number text not null,
  unit_code text not null references reference.units,
  registered_at timestamptz not null,
  registered_by text not null
);
comment on table registry.reports is 'One registration by police; its content stands in the revisions';
comment on column registry.reports.report_number is 'For people: derived from unit, year and id, with a check character; unique in practice, the key is report_id';
create index reports_number_idx on registry.reports (report_number);
create index reports_unit_idx on registry.reports (unit_code, registered_at desc, report_id desc);

create table registry.report_revisions (
  report_id uuid not null references registry.reports,
  revision integer not null check (revision >= 1),
  action text not null check (action in ('registered', 'corrected', 'withdrawn')),
  reason text check (length(reason) between 3 and 1000),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_unit_code text references reference.units,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  report_type text not null check (report_type in ('melding', 'aangifte', 'ambtshalve')),
  phenomenon text not null,
  subtype text,
  received_on date not null,
  act_from text,
  act_to text,
  act_first_day date,
  act_last_day date,
  place_kind text not null check (place_kind in ('municipality', 'unknown', 'abroad')),
  municipality_code text,
  route_in text not null,
  complaint_requested boolean,
  complaint_filed_on date,
  offence_known_on date,
  contact_platform text,
  threat_platform text,
  spreading_platform text,
  material text,
  motive text,
  amount_demanded numeric(12, 2) check (amount_demanded >= 0),
  amount_paid numeric(12, 2) check (amount_paid >= 0),
  payment_method text,
  complied text,
  images_spread text,
  outcome text not null,
  narrative text check (length(narrative) <= 10000),
  primary key (report_id, revision),
  check ((revision = 1) = (action = 'registered')),
  check ((revision = 1) = (reason is null)),
  check ((place_kind = 'municipality') = (municipality_code is not null)),
  check (act_first_day <= act_last_day)
);
comment on table registry.report_revisions is 'Every state a report has had, with who, when and why; never updated, never deleted';
comment on column registry.report_revisions.act_from is 'First day of the act as the registrar knows it: yyyy, yyyy-mm or yyyy-mm-dd; null is unknown';
comment on column registry.report_revisions.act_first_day is 'Earliest day act_from can mean';
comment on column registry.report_revisions.act_last_day is 'Latest day act_to (or act_from) can mean';
comment on column registry.report_revisions.content_sha256 is 'Tells a retried registration from another one under the same id';
comment on column registry.report_revisions.narrative is 'Free text; never leaves the registry: the pipeline role may not read this column';
create index report_revisions_recorded_idx on registry.report_revisions (recorded_at);

create table registry.report_offences (
  report_id uuid not null,
  revision integer not null,
  article text not null,
  article_valid_from date not null,
  primary key (report_id, revision, article, article_valid_from),
  foreign key (report_id, revision) references registry.report_revisions,
  foreign key (article, article_valid_from) references reference.legal_articles
);
comment on table registry.report_offences is 'Articles of law that stand beside the phenomenon, in the version in force on the day of the act';

create table registry.report_victims (
  report_id uuid not null,
  revision integer not null,
  victim_no integer not null check (victim_no >= 1),
  sex text not null,
  age integer check (age between 0 and 120),
  age_band text,
  age_group text not null check (age_group in ('minor', 'adult', 'unknown')),
  municipality_code text,
  relation text not null,
  person_pseudonym bytea,
  primary key (report_id, revision, victim_no),
  foreign key (report_id, revision) references registry.report_revisions
);
comment on table registry.report_victims is 'Victims as one revision knows them; no names';
comment on column registry.report_victims.age_group is 'Minor or adult at the time of the act, derived from age or band';
comment on column registry.report_victims.person_pseudonym is 'Keyed hash that links the same person across reports; the key is held by the intake service';

create table registry.report_suspects (
  report_id uuid not null,
  revision integer not null,
  suspect_no integer not null check (suspect_no >= 1),
  is_known boolean not null,
  sex text not null,
  age integer check (age between 0 and 120),
  age_group text not null check (age_group in ('minor', 'adult', 'unknown')),
  country text,
  is_organised boolean,
  person_pseudonym bytea,
  primary key (report_id, revision, suspect_no),
  foreign key (report_id, revision) references registry.report_revisions
);
comment on table registry.report_suspects is 'Suspects as one revision knows them; the chain number (SKN) only as a keyed hash';

create table registry.report_demands (
  report_id uuid not null,
  revision integer not null,
  demand text not null,
  primary key (report_id, revision, demand),
  foreign key (report_id, revision) references registry.report_revisions
);
comment on table registry.report_demands is 'What the perpetrator asked for: money, images, acts, ...';

create table registry.report_referrals (
  report_id uuid not null,
  revision integer not null,
  referral text not null,
  primary key (report_id, revision, referral),
  foreign key (report_id, revision) references registry.report_revisions
);
comment on table registry.report_referrals is 'Help the victim was referred to';

create table registry.legacy_records (
  legacy_id uuid primary key,
  source_system text not null,
  legacy_class text not null,
  received_on date not null,
  unit_code text not null references reference.units,
  recorded_at timestamptz not null,
  recorded_by text not null
);
comment on table registry.legacy_records is 'Registrations under smaad, laster or afpersing from before the category existed; never counted as reports';

create table registry.legacy_reviews (
  legacy_id uuid not null references registry.legacy_records,
  review_no integer not null check (review_no >= 1),
  outcome text not null check (outcome in ('candidate', 'confirmed', 'rejected', 'undetermined')),
  method text not null check (method in ('rule', 'person')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (legacy_id, review_no)
);
comment on table registry.legacy_reviews is 'What a rule or a person judged of a legacy record';

grant select, insert on all tables in schema registry to intake;
grant select on registry.reports, registry.report_offences, registry.report_demands, registry.report_referrals,
  registry.legacy_records, registry.legacy_reviews to pipeline;
grant select (report_id, revision, action, recorded_at, recorded_unit_code, report_type, phenomenon, subtype, received_on,
  act_from, act_to, act_first_day, act_last_day, place_kind, municipality_code, route_in, complaint_requested, complaint_filed_on,
  offence_known_on, contact_platform, threat_platform, spreading_platform, material, motive, amount_demanded, amount_paid,
  payment_method, complied, images_spread, outcome) on registry.report_revisions to pipeline;
grant select (report_id, revision, victim_no, sex, age, age_band, age_group, municipality_code, relation) on registry.report_victims to pipeline;
grant select (report_id, revision, suspect_no, is_known, sex, age, age_group, country, is_organised) on registry.report_suspects to pipeline;
