-- Results of specimens as laboratories say them, what became of each, and the reports that the law asks for.

create table lab_result (
  result_id uuid primary key,
  specimen_number text not null,
  -- Null while the specimen is not known here.
  holder_id uuid,
  port text not null,
  jurisdiction text not null,
  source text not null constraint lab_result_source check (source in ('fhir', 'csv', 'page')),
  -- The partner that sent it, or the officer who entered it.
  sent_by text not null,
  report_id text,
  outcome text not null constraint lab_result_outcome check (outcome in ('negative', 'positive', 'inconclusive', 'pending', 'invalid')),
  status text not null constraint lab_result_status check (status in ('final', 'corrected', 'cancelled')),
  pooled boolean not null,
  sampled_at timestamptz,
  reported_at timestamptz,
  received_at timestamptz not null,
  standing text not null constraint lab_result_standing check (standing in ('applied', 'noted', 'repeated', 'superseded', 'waiting')),
  ground text,
  settled_by text,
  settled_at timestamptz
);
create index lab_result_by_specimen on lab_result (specimen_number, received_at);
create index lab_result_waiting on lab_result (received_at) where standing = 'waiting';

create table statutory_report (
  report_id uuid primary key,
  holder_id uuid not null,
  code text not null,
  port text,
  jurisdiction text not null,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  -- What the recipient called it.
  receipt text,
  -- The case was taken back before anybody acknowledged it.
  withdrawn_at timestamptz,
  constraint statutory_report_once unique (holder_id, code)
);
create index statutory_report_open on statutory_report (due_at) where acknowledged_at is null and withdrawn_at is null;
create index holder_cases on holder (case_status) where case_status in ('suspected', 'confirmed');
create index specimen_due on specimen (taken_at) where state in ('taken', 'sent', 'received');
