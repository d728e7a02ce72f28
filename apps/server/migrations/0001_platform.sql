-- The hall of the house: domain time, and requests that must happen once.

-- One row, made at the first start: which exercise this database plays (null: a real instance) and how far domain
-- time is ahead of the wall's. A real instance keeps the time of the wall.
create table clock (
  one boolean primary key default true constraint clock_is_one check (one),
  exercise text,
  offset_ms bigint not null,
  opened_at timestamptz not null,
  loaded_at timestamptz,
  constraint clock_of_a_real_instance check (exercise is not null or offset_ms = 0)
);

-- A client's Idempotency-Key, as a keyed hash: the same key and the same request get the same answer. The answer is
-- sealed, since it may hold a traveller's secret; it is kept for a day.
create table idempotency_claim (
  key_hash bytea primary key,
  request_hash bytea not null,
  answer bytea,
  claimed_at timestamptz not null default now()
);
create index idempotency_claim_by_age on idempotency_claim (claimed_at);

-- A known text under the instance key: a start with another key is refused before anything is sealed with it.
create table key_check (
  one boolean primary key default true constraint key_check_is_one check (one),
  sealed bytea not null
);
