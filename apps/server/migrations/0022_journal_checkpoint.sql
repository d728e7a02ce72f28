-- A list of every state that every chain had at a checkpoint, and the signed roots of its Merkle tree. Whoever removes a
-- holder whole, acts and row, leaves her entries here; whoever removes those too no longer matches a root that others keep.
create table journal_entry (
  number bigint primary key,
  holder_id uuid not null,
  act_count integer not null,
  head bytea not null,
  -- How she was opened: scheme, pack, jurisdiction, language, origin and instant, as a digest.
  opening bytea not null
);
create index journal_entry_of_holder on journal_entry (holder_id, number desc);

create table journal_checkpoint (
  number integer primary key,
  size bigint not null,
  root bytea not null,
  -- The roots of the whole subtrees, the largest first: the next checkpoint goes on from there.
  frontier bytea[] not null,
  made_at timestamptz not null,
  note text not null
);

create function journal_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows';
end;
$$;
create trigger journal_entry_only_grows before update or delete on journal_entry
  for each row execute function journal_only_grows();
create trigger journal_checkpoint_only_grows before update or delete on journal_checkpoint
  for each row execute function journal_only_grows();
