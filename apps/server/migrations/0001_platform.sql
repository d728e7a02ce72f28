-- The hall of the house: domain time, and requests that must happen once.

-- One row while an exercise is loaded, none in a real instance. Domain time = wall time + offset.
create table clock (
  one boolean primary key default true constraint clock_is_one check (one),
  exercise text not null,
  offset_ms bigint not null,
  opened_at timestamptz not null,
  moved_at timestamptz not null default now()
);

-- A client's Idempotency-Key, as a keyed hash: the same key and the same request get the same answer. The answer is
-- sealed under a data key that is itself wrapped by the instance key, since it may hold a secret of the traveller.
create table idempotency_claim (
  key_hash bytea primary key,
  request_hash bytea not null,
  status smallint,
  answer bytea,
  claimed_at timestamptz not null default now()
);
create index idempotency_claim_by_age on idempotency_claim (claimed_at);
