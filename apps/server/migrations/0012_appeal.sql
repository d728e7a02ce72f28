-- Appeals: a ticket for now, until the room of appeals hears them. What was written is sealed under the data key of
-- the holder, so that her erasure takes it too.
create table appeal_ticket (
  holder_id uuid not null,
  ticket_id uuid not null,
  -- Said aloud on the telephone; names nobody.
  number text not null,
  filed_at timestamptz not null,
  -- By then somebody has answered.
  due_at timestamptz not null,
  answered_at timestamptz,
  language text not null,
  sealed bytea not null,
  primary key (holder_id, ticket_id)
);
create index appeal_ticket_by_number on appeal_ticket (number);
create index appeal_ticket_by_due on appeal_ticket (due_at) where answered_at is null;
