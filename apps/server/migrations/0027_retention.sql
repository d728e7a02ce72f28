-- The retention clock of a declaration: from when on it is looked at again, to erase what its time is over for. Null:
-- not looked at yet.
alter table declaration add column look_again_at timestamptz;
create index declaration_by_retention on declaration (coalesce(look_again_at, submitted_at))
  where submitted_at is not null and merged_into is null;
