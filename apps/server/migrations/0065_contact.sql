-- Contacts of cases: which zone was traced and why, who was in it, whom they were handed to.

create table tracing (
  tracing_id uuid primary key,
  case_holder_id uuid not null,
  voyage_id uuid not null,
  port text not null,
  jurisdiction text not null,
  seat text,
  rows_each_way integer not null,
  seats_each_way integer,
  whole_cabin boolean not null,
  -- Required where the zone is wider than the pack's.
  reason text,
  opened_at timestamptz not null,
  opened_by text not null,
  constraint tracing_once unique (case_holder_id, voyage_id)
);
create index tracing_by_voyage on tracing (voyage_id);

create table contact (
  tracing_id uuid not null,
  -- The holder, or who she is on the list where nobody knows a holder.
  subject_id uuid not null,
  holder_id uuid,
  seat text,
  why text not null constraint contact_why check (why in ('zone', 'crew', 'party', 'cabin', 'declared', 'vehicle')),
  jurisdiction text,
  told boolean not null,
  found_at timestamptz not null,
  primary key (tracing_id, subject_id)
);
create index contact_by_holder on contact (holder_id) where holder_id is not null;
create index contact_by_jurisdiction on contact (jurisdiction collate "C");

-- A district, or another state's IHR focal point, that was sent its contacts.
create table contact_notice (
  notice_id uuid primary key,
  tracing_id uuid not null,
  kind text not null constraint contact_notice_kind check (kind in ('district', 'focal-point')),
  -- Jurisdiction path of a district, two letters of a country.
  addressee text not null,
  contacts integer not null,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  receipt text,
  constraint contact_notice_once unique (tracing_id, kind, addressee)
);
create index contact_notice_open on contact_notice (due_at) where acknowledged_at is null;
