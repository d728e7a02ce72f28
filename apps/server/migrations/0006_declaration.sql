-- Declarations: how a party and what it said hang together. What each traveller said stands in the acts of her
-- holder; here are the way back in (reference and secret), the draft before it is sent, and the claims that notice
-- a document used twice.

-- One declaration, from its first saved page on. `draft` is what was typed and not yet sent, sealed under a data key
-- of its own; it is dropped when it is sent.
create table declaration (
  declaration_id uuid primary key,
  reference text not null,
  language text not null,
  pack text not null,
  data_key bytea,
  draft bytea,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  draft_expires_at timestamptz,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  merged_into uuid
);
create index declaration_by_draft_expiry on declaration (draft_expires_at) where draft_expires_at is not null;

-- The way back in: keyed hashes only, so that nobody who reads the table can show a declaration.
create table declaration_claim (
  reference_hash bytea primary key,
  secret_hash bytea not null,
  declaration_id uuid not null
);

-- Who declared together, in the order of the declaration.
create table declaration_traveller (
  declaration_id uuid not null,
  number smallint not null,
  holder_id uuid not null,
  primary key (declaration_id, number)
);
create unique index declaration_traveller_by_holder on declaration_traveller (holder_id);

-- A document on the day it arrives, as a keyed hash: several may claim it, nobody is told who does.
create table document_day_claim (
  document_day_hash bytea not null,
  holder_id uuid not null,
  claimed_at timestamptz not null,
  primary key (document_day_hash, holder_id)
);
create index document_day_claim_by_holder on document_day_claim (holder_id);
