-- The spine: what happened to each holder, and what follows from it.

-- One row a holder: facts and decision, no name. It is the projection of her acts, written with them under the
-- lock of this row. The columns of facts are those of the registry in packages/policy-engine/src/facts.ts.
create table holder (
  holder_id uuid primary key,
  scheme text not null,
  pack text not null,
  -- Whose hands: province/city/county, `CN/33/3311/331121`. Staff see what lies under theirs.
  jurisdiction text not null,
  language text not null,
  origin text not null constraint holder_origin check (origin in ('declared', 'listed', 'assisted', 'exercise')),
  opened_at timestamptz not null,

  -- How far the chain goes, so that its last acts cannot be cut off unseen.
  act_count integer not null,
  last_hash bytea not null,
  decision_count integer not null,

  -- Where she is on the way; these and all below go with an erasure.
  port text,
  flight text,
  seat text,
  landed_at timestamptz,
  withdrawn_at timestamptz,
  erased_at timestamptz,
  amendment_waits boolean not null,

  -- Facts. Null is not recorded, which is not none.
  stage text,
  category text,
  arrival_at timestamptz,
  area_level smallint,
  area_last_on date,
  airside_level smallint,
  exposure text,
  exposure_on date,
  case_status text,
  case_on date,
  symptoms integer,
  symptoms_on date,
  antipyretics boolean,
  clinical_finding text,
  clinical_finding_on date,
  temperature numeric(4,1),
  test_result text,
  test_sampled_at timestamptz,
  cluster_ill boolean,
  fixed_home boolean,
  measure text,
  measure_until timestamptz,
  last_check_in_at timestamptz,
  certificates integer,
  age_band text,
  slot1 text,
  slot2 text,
  slot3 text,
  slot4 date,
  slot5 date,
  slot6 date,
  slot7 smallint,
  slot8 smallint,
  slot9 boolean,
  slot10 boolean,
  slot11 integer,
  slot12 timestamptz,

  -- The decision; all null where nothing is to be decided (withdrawn, erased).
  state text,
  colour text constraint holder_colour check (colour in ('green', 'yellow', 'orange', 'red', 'unknown')),
  reasons jsonb,
  measures jsonb,
  missing jsonb,
  valid_until timestamptz,
  policy_version integer,
  -- The edition of the list that the area level comes from; null where the version needs none.
  risk_edition text,
  decided_at timestamptz,

  constraint holder_decided_whole check (
    (state is null) = (decided_at is null) and (state is null) = (colour is null)
    and (state is null) = (policy_version is null) and (state is null) = (reasons is null)
    and (state is null) = (measures is null) and (state is null) = (missing is null)
  )
) with (fillfactor = 85);
-- Staff lists: one's own jurisdiction and what lies under it, by state, in the order of arrival.
create index holder_by_jurisdiction on holder (jurisdiction text_pattern_ops, state, arrival_at);
create index holder_by_arrival on holder (port, arrival_at) where port is not null;
create index holder_arriving on holder (arrival_at) where landed_at is null and withdrawn_at is null;
-- For deciding again: by version, and when an answer runs out.
create index holder_by_validity on holder (valid_until) where valid_until is not null;
create index holder_waiting on holder (jurisdiction text_pattern_ops) where amendment_waits;

-- What happened, for good. The payload is canonical JSON sealed under the holder's data key; the chain hangs on
-- the commitment, so that erasing payload and salt leaves it whole. No foreign key: an act is only ever added under
-- the lock of its holder's row, and `pratique journal verify` finds one without a holder.
create table act (
  holder_id uuid not null,
  seq integer not null constraint act_seq check (seq > 0),
  kind text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  payload bytea,
  salt bytea,
  commitment bytea not null,
  hash bytea not null,
  primary key (holder_id, seq),
  constraint act_erased_whole check ((payload is null) = (salt is null))
);

-- The one change that an act may see is to be forgotten.
create function act_may_only_be_erased() returns trigger language plpgsql as $$
begin
  if new.payload is null and new.salt is null
    and (new.holder_id, new.seq, new.kind, new.at, new.actor_kind, new.actor_id, new.commitment, new.hash)
      = (old.holder_id, old.seq, old.kind, old.at, old.actor_kind, old.actor_id, old.commitment, old.hash)
  then
    return new;
  end if;
  raise exception 'An act is never changed; only its payload and salt may be erased'
    using errcode = 'restrict_violation';
end $$;
create trigger act_is_append_only before update on act
  for each row execute function act_may_only_be_erased();
create trigger act_is_kept before delete on act
  for each row execute function refuse_change();
create trigger acts_are_kept before truncate on act
  for each statement execute function refuse_change();

-- What was decided when: a row each time the decision came out otherwise.
create table decision_history (
  holder_id uuid not null,
  number integer not null,
  -- Null: from here on nothing was to be decided.
  decided_at timestamptz,
  changed_at timestamptz not null,
  cause text not null constraint decision_history_cause check (cause in ('act', 'policy', 'list', 'clock')),
  act_count integer not null,
  state text,
  colour text,
  reasons jsonb,
  measures jsonb,
  missing jsonb,
  valid_until timestamptz,
  policy_version integer,
  risk_edition text,
  primary key (holder_id, number)
);

-- That somebody asked to be forgotten and was.
create table erasure_receipt (
  holder_id uuid primary key references holder (holder_id),
  erased_at timestamptz not null,
  acts integer not null,
  actor_kind text not null,
  actor_id text not null,
  reason text not null,
  -- With it the commitment of the last act can be made again over this receipt.
  salt bytea not null
);

-- Up to which instant what was published of a pack has been applied to everyone.
create table rules_followed (
  pack text primary key,
  up_to timestamptz not null
);
