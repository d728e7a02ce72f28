-- Messages to people outside: an outbox. A message is written in the transaction of what it tells of, and carried
-- afterwards, as often as it takes; what was told when can be shown later.

-- Address and text are sealed under the data key of the holder it concerns, so that her erasure takes them too; they
-- are dropped as soon as the message is sent or given up (only the mailbox of an exercise keeps them).
create table message (
  holder_id uuid not null,
  message_id uuid not null,
  kind text not null,
  language text not null,
  channel text not null constraint message_channel check (channel in ('email', 'sms')),
  state text not null constraint message_state check (state in ('due', 'sending', 'sent', 'failed', 'given-up')),
  sealed bytea,
  written_at timestamptz not null,
  -- When a carrier takes it next; while it is being sent: when whoever sends it is taken for dead.
  due_at timestamptz,
  attempts smallint not null,
  -- After this it would tell nothing any more.
  useful_until timestamptz not null,
  settled_at timestamptz,
  kept_until timestamptz not null,
  primary key (holder_id, message_id),
  constraint message_settled_whole check (
    (state in ('sent', 'given-up')) = (due_at is null) and (due_at is null) = (settled_at is not null)
  ),
  constraint message_due_can_be_read check (due_at is null or sealed is not null)
);
create index message_by_due on message (due_at) where due_at is not null;
create index message_by_end on message (kept_until);

-- What came of each try to carry it, in the words of the carrier: never an address.
create table message_attempt (
  holder_id uuid not null,
  message_id uuid not null,
  number smallint not null,
  tried_at timestamptz not null,
  carrier text not null,
  outcome text not null constraint message_attempt_outcome check (outcome in ('sent', 'failed', 'given-up')),
  -- The carrier's own name for what it took, or the stable code of what went wrong.
  said text,
  primary key (holder_id, message_id, number),
  foreign key (holder_id, message_id) references message on delete cascade
);

-- A code that is on its way to a contact: a keyed hash, so that the table confirms nothing. One a channel: a new one
-- ends the one before.
create table contact_code (
  holder_id uuid not null,
  channel text not null constraint contact_code_channel check (channel in ('email', 'sms')),
  code_hash bytea not null,
  expires_at timestamptz not null,
  tries smallint not null,
  primary key (holder_id, channel)
);
create index contact_code_by_end on contact_code (expires_at);

-- How often a contact was sent a code, whoever asked for it: nobody's telephone is rung through us. Keyed by the
-- contact, since the limit holds across declarations.
create table contact_code_sent (
  contact_hash bytea not null,
  sent_id uuid not null,
  sent_at timestamptz not null,
  primary key (contact_hash, sent_id)
);
create index contact_code_sent_by_age on contact_code_sent (sent_at);
