-- What sources say differently of a person: found, put to an officer and to her, settled by a person or gone with the
-- fact. The evidence is sealed under the data key of the holder, so that her erasure takes it too.
create table contradiction (
  contradiction_id uuid primary key,
  holder_id uuid not null,
  voyage_id uuid not null,
  kind text not null constraint contradiction_kind
    check (kind in ('stop', 'seat', 'name', 'birth-date', 'document', 'leg', 'earlier-case')),
  -- Keyed hash over what was compared: the same is found once, however often one looks.
  fingerprint bytea not null,
  sealed bytea not null,
  jurisdiction text not null,
  port text not null,
  found_at timestamptz not null,
  due_at timestamptz not null,
  -- Since when it is put to her; null: an officer has not asked yet.
  asked_at timestamptz,
  answer text constraint contradiction_answer check (answer in ('right', 'mistake')),
  answered_at timestamptz,
  answer_sealed bytea,
  outcome text constraint contradiction_outcome check (outcome in ('explained', 'mended', 'unfounded', 'gone')),
  settled_at timestamptz,
  settled_by text,
  constraint contradiction_once unique (holder_id, voyage_id, fingerprint),
  constraint contradiction_answer_whole
    check ((answer is null) = (answered_at is null) and (answer is null) = (answer_sealed is null)),
  constraint contradiction_settled_whole check ((outcome is null) = (settled_at is null))
);
create index contradiction_open on contradiction (jurisdiction collate "C", due_at) where settled_at is null;
create index contradiction_by_voyage on contradiction (voyage_id);

-- How a voyage stood when it was last looked through: while nothing changed, nobody's name is opened again.
create table data_screening (
  voyage_id uuid primary key,
  digest bytea not null,
  screened_at timestamptz not null
);
