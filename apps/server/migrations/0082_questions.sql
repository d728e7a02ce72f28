-- Questions of a declaration as two people published them here, over those that shipped with the pack; and one edit that
-- waits for its second person. What somebody answered names the version that asked her.
create table question_publication (
  pack text not null,
  scheme text not null,
  number integer not null constraint question_publication_number check (number > 0),
  -- Canonical JSON: a FHIR R4 Questionnaire.
  document text not null,
  digest bytea not null,
  published_at timestamptz not null,
  proposed_by text not null,
  agreed_by text not null,
  note text not null,
  primary key (pack, scheme, number),
  constraint question_publication_two_people check (proposed_by <> agreed_by)
);
create trigger question_publication_is_kept before update or delete on question_publication
  for each row execute function refuse_change();

create table question_proposal (
  pack text not null,
  scheme text not null,
  document text not null,
  -- What it was edited from: another by then is looked at again.
  edited_from integer not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  note text not null,
  primary key (pack, scheme)
);
