-- Rules as they were published. Nothing here is ever changed: a decision of years ago can be made again.

-- A pack as it was when something of it was published: manifest and words, as canonical text under its SHA-256.
create table policy_pack (
  digest bytea primary key,
  pack text not null,
  document text not null,
  kept_at timestamptz not null
);

-- One dated version of the rules of one scheme.
create table policy_version (
  pack text not null,
  scheme text not null,
  number integer not null,
  digest bytea not null,
  document text not null,
  pack_digest bytea not null references policy_pack (digest),
  effective_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (pack, scheme, number),
  constraint policy_version_time check (effective_at < expires_at)
);

-- What two people did with a version. A version binds nobody before it is published or once it is rolled back.
create table policy_publication (
  pack text not null,
  scheme text not null,
  number integer not null,
  step integer not null,
  deed text not null constraint policy_publication_deed check (deed in ('published', 'renewed', 'rolled-back')),
  at timestamptz not null,
  proposed_by text not null,
  agreed_by text not null,
  -- By language.
  reason jsonb not null constraint policy_publication_reason check (reason <> '{}'),
  -- For a renewal: the new end.
  expires_at timestamptz,
  primary key (pack, scheme, number, step),
  foreign key (pack, scheme, number) references policy_version (pack, scheme, number),
  constraint policy_publication_two_people check (proposed_by <> agreed_by)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: what is recorded there is never changed', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger policy_pack_is_kept before update or delete on policy_pack
  for each row execute function refuse_change();
create trigger policy_version_is_kept before update or delete on policy_version
  for each row execute function refuse_change();
create trigger policy_publication_is_kept before update or delete on policy_publication
  for each row execute function refuse_change();
