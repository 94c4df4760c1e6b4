create table registry.cases (
  case_id uuid primary key,
  office_code text not null references reference.prosecution_offices,
  received_on date not null,
  suspect_sex text not null,
  suspect_age integer check (suspect_age between 0 and 120),
  suspect_age_group text not null check (suspect_age_group in ('minor', 'adult', 'unknown')),
  suspect_pseudonym bytea,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  registered_at timestamptz not null,
  registered_by text not null
);
comment on table registry.cases is 'OM-zaak: one suspect, one registration at a parket; counts, decisions and verdicts hang below';
create index cases_registered_idx on registry.cases (registered_at);
comment on column registry.cases.received_on is 'Day the case came in at the parket (instroom)';

create table registry.case_numbers (
  case_id uuid not null references registry.cases,
  case_number text not null check (case_number ~ '^[0-9]{2}-[0-9]{6}-[0-9]{2}$'),
  instance text not null check (instance in ('rechtbank', 'gerechtshof', 'hoge-raad')),
  recorded_at timestamptz not null,
  primary key (case_id, case_number)
);
comment on table registry.case_numbers is 'Parketnummers of a case: an appeal gets a new number, the case stays one';
create index case_numbers_number_idx on registry.case_numbers (case_number);

create table registry.case_counts (
  case_id uuid not null references registry.cases,
  count_no integer not null check (count_no >= 1),
  article text not null,
  article_valid_from date not null,
  is_sextortion boolean not null,
  primary key (case_id, count_no),
  foreign key (article, article_valid_from) references reference.legal_articles
);
comment on table registry.case_counts is 'Feiten in the charge; is_sextortion marks the phenomenon, whatever the article';

create table registry.case_count_reports (
  case_id uuid not null,
  count_no integer not null,
  report_id uuid not null references registry.reports,
  primary key (case_id, count_no, report_id),
  foreign key (case_id, count_no) references registry.case_counts
);
comment on table registry.case_count_reports is 'Which reports a feit rests on (n:m)';
create index case_count_reports_report_idx on registry.case_count_reports (report_id);

create table registry.decisions (
  case_id uuid not null references registry.cases,
  decision_id uuid not null,
  kind text not null,
  decided_on date not null,
  replaces_decision_id uuid,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (case_id, decision_id),
  foreign key (case_id, replaces_decision_id) references registry.decisions
);
comment on table registry.decisions is 'What the OM decided: dagvaarding and strafbeschikking are vervolging (Sv art. 167), sepot and transactie are not';
create index decisions_recorded_idx on registry.decisions (recorded_at);
comment on column registry.decisions.replaces_decision_id is 'The decision that this one corrects; the corrected one counts no more from recorded_at on';
create unique index decisions_replaces_idx on registry.decisions (case_id, replaces_decision_id);

create table registry.decision_counts (
  case_id uuid not null,
  decision_id uuid not null,
  count_no integer not null,
  primary key (case_id, decision_id, count_no),
  foreign key (case_id, decision_id) references registry.decisions,
  foreign key (case_id, count_no) references registry.case_counts
);
comment on table registry.decision_counts is 'Feiten that a decision is about';

create table registry.decision_grounds (
  case_id uuid not null,
  decision_id uuid not null,
  rank integer not null check (rank >= 1),
  sepot_code text not null,
  sepot_valid_from date not null,
  primary key (case_id, decision_id, rank),
  foreign key (case_id, decision_id) references registry.decisions,
  foreign key (sepot_code, sepot_valid_from) references reference.sepot_grounds
);
comment on table registry.decision_grounds is 'Grounds of a sepot in order of weight';

create table registry.verdicts (
  case_id uuid not null references registry.cases,
  verdict_id uuid not null,
  court_code text not null references reference.courts,
  case_number text not null,
  pronounced_on date not null,
  irrevocable_on date check (irrevocable_on >= pronounced_on),
  ecli text check (ecli ~ '^ECLI:NL:[A-Z]{2,7}:[0-9]{4}:[A-Z0-9.]{1,25}$'),
  replaces_verdict_id uuid,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (case_id, verdict_id),
  foreign key (case_id, replaces_verdict_id) references registry.verdicts,
  foreign key (case_id, case_number) references registry.case_numbers
);
comment on table registry.verdicts is 'Decision of a court in one instance; the outcome stands per feit in verdict_counts';
create index verdicts_recorded_idx on registry.verdicts (recorded_at);
comment on column registry.verdicts.replaces_verdict_id is 'The verdict record that this one corrects (a clerical correction, not an appeal)';
create unique index verdicts_replaces_idx on registry.verdicts (case_id, replaces_verdict_id);

create table registry.verdict_counts (
  case_id uuid not null,
  verdict_id uuid not null,
  count_no integer not null,
  outcome text not null,
  primary key (case_id, verdict_id, count_no),
  foreign key (case_id, verdict_id) references registry.verdicts,
  foreign key (case_id, count_no) references registry.case_counts
);
comment on table registry.verdict_counts is 'Outcome per feit: a mixed judgment is normal';

create table registry.verdict_sanctions (
  case_id uuid not null,
  verdict_id uuid not null,
  sanction_no integer not null check (sanction_no >= 1),
  kind text not null,
  amount numeric(12, 2) check (amount >= 0),
  unit text check (unit in ('day', 'month', 'year', 'hour', 'eur')),
  primary key (case_id, verdict_id, sanction_no),
  foreign key (case_id, verdict_id) references registry.verdicts
);
comment on table registry.verdict_sanctions is 'Sanctions of a verdict; more sanctions than verdicts is normal';

grant select, insert on all tables in schema registry to intake;
grant select (case_id, office_code, received_on, suspect_sex, suspect_age, suspect_age_group, registered_at) on registry.cases to pipeline;
grant select (case_id, instance, recorded_at) on registry.case_numbers to pipeline;
grant select (case_id, decision_id, kind, decided_on, replaces_decision_id, recorded_at) on registry.decisions to pipeline;
grant select (case_id, verdict_id, court_code, pronounced_on, irrevocable_on, replaces_verdict_id, recorded_at) on registry.verdicts to pipeline;
grant select on registry.case_counts, registry.case_count_reports, registry.decision_counts, registry.decision_grounds,
  registry.verdict_counts, registry.verdict_sanctions to pipeline;
