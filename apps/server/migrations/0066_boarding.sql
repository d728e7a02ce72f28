-- What operators ask before boarding, and what they were answered. No document number is kept: only a keyed hash.

create table boarding_query (
  query_id uuid primary key,
  partner_id uuid not null references partner (partner_id),
  designator text not null,
  voyage_id uuid,
  asked_at timestamptz not null,
  by text not null constraint boarding_query_by check (by in ('api', 'page', 'list')),
  passengers integer not null
);
create index boarding_query_by_partner on boarding_query (partner_id, asked_at);

-- An answer that may change until the doors close; the operator knows it again by the id of the check.
create table boarding_check (
  check_id uuid primary key,
  partner_id uuid not null references partner (partner_id),
  voyage_id uuid not null,
  document_hash bytea not null,
  name_hash bytea not null,
  holder_id uuid,
  answer text not null constraint boarding_check_answer check (answer in ('ok', 'ask', 'not-ok')),
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  constraint boarding_check_once unique (partner_id, voyage_id, document_hash)
);
create index boarding_check_by_voyage on boarding_check (voyage_id);

create table boarding_webhook (
  message_id uuid primary key,
  partner_id uuid not null references partner (partner_id),
  body text not null,
  written_at timestamptz not null,
  due_at timestamptz,
  attempts integer not null default 0,
  delivered_at timestamptz,
  said text
);
create index boarding_webhook_due on boarding_webhook (due_at) where due_at is not null;

-- Somebody still undecided a few hours before departure: an officer is called.
create table boarding_alarm (
  voyage_id uuid not null,
  check_id uuid not null,
  raised_at timestamptz not null,
  primary key (voyage_id, check_id)
);
