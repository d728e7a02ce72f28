-- Lists of affected areas as they were published. One stays in force until another of its name is.

create table risk_list (
  pack text not null,
  list text not null,
  edition text not null,
  effective_at timestamptz not null,
  -- The day of the series it was derived from; null for a list decided by hand.
  derived_on date,
  -- Strictest first, as the pack names them.
  levels text[] not null,
  source text not null,
  -- SHA-256 of the entries as canonical JSON.
  digest bytea not null,
  published_at timestamptz not null,
  proposed_by text not null,
  agreed_by text not null,
  primary key (pack, list, edition),
  constraint risk_list_one_at_a_time unique (pack, list, effective_at),
  constraint risk_list_two_people check (proposed_by <> agreed_by)
);

create table risk_list_entry (
  pack text not null,
  list text not null,
  edition text not null,
  place text not null,
  level text not null,
  clause text not null,
  figures jsonb not null,
  review_by date not null,
  primary key (pack, list, edition, place),
  foreign key (pack, list, edition) references risk_list (pack, list, edition)
);

create trigger risk_list_is_kept before update or delete on risk_list
  for each row execute function refuse_change();
create trigger risk_list_entry_is_kept before update or delete on risk_list_entry
  for each row execute function refuse_change();
