-- Policy before it is policy: drafts with every edit, their rehearsals, who agreed; and the journal of what was done.

create table policy_draft (
  draft_id uuid primary key,
  pack text not null,
  scheme text not null,
  number integer not null,
  state text not null constraint policy_draft_state check (state in ('open', 'published', 'dropped')),
  opened_at timestamptz not null
);

-- Every edit is kept: what somebody agreed to can be read years later.
create table policy_draft_edit (
  draft_id uuid not null references policy_draft,
  revision integer not null,
  document text not null,
  texts text not null,
  digest bytea not null,
  edited_by text not null,
  edited_at timestamptz not null,
  note text not null,
  primary key (draft_id, revision)
);
create trigger policy_draft_edit_is_kept before update or delete on policy_draft_edit
  for each row execute function refuse_change();

-- Who put her name to which revision; another edit makes it worth nothing.
create table policy_approval (
  draft_id uuid not null,
  revision integer not null,
  staff_id text not null,
  at timestamptz not null,
  primary key (draft_id, revision, staff_id),
  foreign key (draft_id, revision) references policy_draft_edit
);

-- A replay over everyone: asked for, run by a job, kept as it came out.
create table rehearsal (
  rehearsal_id uuid primary key,
  draft_id uuid not null,
  revision integer not null,
  at timestamptz not null,
  period_from timestamptz,
  period_until timestamptz,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null constraint rehearsal_state check (state in ('waiting', 'running', 'done', 'failed')),
  progress real not null default 0,
  report jsonb,
  -- Wall time of the last step: one that a server left lying is taken up again.
  moved_at timestamptz not null default clock_timestamp(),
  foreign key (draft_id, revision) references policy_draft_edit,
  constraint rehearsal_reported check ((state = 'done') = (report is not null))
);
create index rehearsal_by_draft on rehearsal (draft_id, asked_at);

-- A deed on a published version that waits for its second person.
create table policy_proposal (
  pack text not null,
  scheme text not null,
  number integer not null,
  deed text not null constraint policy_proposal_deed check (deed in ('roll-back', 'renew')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  reason text not null,
  expires_at timestamptz,
  primary key (pack, scheme, number, deed)
);

-- What was done with policy, by whom: each entry carries the hash of the one before it. The third person above the
-- guard stands here too.
create table policy_journal (
  seq integer primary key constraint policy_journal_seq check (seq > 0),
  at timestamptz not null,
  deed text not null constraint policy_journal_deed check (deed in ('published', 'renewed', 'rolled-back')),
  pack text not null,
  scheme text not null,
  number integer not null,
  digest bytea not null,
  people text[] not null constraint policy_journal_people check (cardinality(people) >= 2),
  said text not null,
  hash bytea not null constraint policy_journal_hash check (length(hash) = 32),
  -- ES256 over the hash, by the key that signs lists for verifiers.
  signature bytea not null,
  kid bytea not null
);
create trigger policy_journal_is_kept before update or delete on policy_journal
  for each row execute function refuse_change();

-- Who was told of which publication or roll-back, so that nobody is told twice; null where she left no contact.
create table policy_notice (
  holder_id uuid not null,
  pack text not null,
  scheme text not null,
  number integer not null,
  about text not null constraint policy_notice_about check (about in ('changed', 'wrong')),
  told_at timestamptz not null,
  message_id uuid,
  primary key (holder_id, pack, scheme, number, about)
);

-- Whom a publication made decide otherwise.
create index decision_history_by_policy on decision_history (changed_at) where cause = 'policy';
