-- The door of the port. What was found stands in the acts of the holder; here is who did it where and when, so that a
-- deed can be undone, two tablets that met one person be told, and the hall be measured.

create index health_code_by_id on health_code (code_id);

create table screening (
  -- Chosen by the tablet: the same deed sent again is the same row.
  screening_id uuid primary key,
  holder_id uuid not null,
  voyage_id uuid,
  port text not null,
  jurisdiction text not null,
  kind text not null constraint screening_kind check (kind in ('primary', 'secondary')),
  device text not null,
  officer_id text not null,
  -- On the device's clock, and when it reached us: hours apart where there was no network.
  done_at timestamptz not null,
  recorded_at timestamptz not null,
  landed_at timestamptz not null,
  lane text not null constraint screening_lane check (lane in ('fast', 'escorted', 'health')),
  because text not null,
  cancelled_at timestamptz,
  cancelled_by text
);
create index screening_by_holder on screening (holder_id, done_at);
create index screening_by_port on screening (port, done_at);

-- The same person screened at two tablets: both stand until a person says what holds.
create table screening_conflict (
  conflict_id uuid primary key,
  holder_id uuid not null,
  port text not null,
  jurisdiction text not null,
  first_id uuid not null,
  second_id uuid not null,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  kept text constraint screening_conflict_kept check (kept in ('first', 'second', 'both')),
  constraint screening_conflict_pair unique (first_id, second_id)
);
create index screening_conflict_open on screening_conflict (port, opened_at) where resolved_at is null;

create table specimen (
  specimen_id uuid primary key,
  number text not null constraint specimen_number unique,
  holder_id uuid not null,
  voyage_id uuid,
  port text not null,
  jurisdiction text not null,
  material text not null,
  taken_at timestamptz not null,
  taken_by text not null,
  state text not null constraint specimen_state check (state in ('taken', 'sent', 'received', 'resulted', 'lost'))
);
create index specimen_by_holder on specimen (holder_id);
create index specimen_open on specimen (port, taken_at) where state <> 'resulted';

-- In whose hands a specimen was; only added to.
create table specimen_custody (
  specimen_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  step text not null constraint specimen_custody_step check (step in ('taken', 'handed-over', 'received', 'lost')),
  officer_id text not null,
  -- Courier, laboratory, bag: no traveller's name.
  note text,
  primary key (specimen_id, seq)
);

-- Consent to an examination or its refusal; what followed from a refusal is said in words of the law.
create table consent (
  consent_id uuid primary key,
  holder_id uuid not null,
  port text not null,
  what text not null constraint consent_what check (what in ('examination', 'specimen')),
  given boolean not null,
  officer_id text not null,
  at timestamptz not null,
  interpreter boolean not null
);
create index consent_by_holder on consent (holder_id, at);
