-- Two versions side by side: a rehearsal may replay another draft, or a published version as if it took effect when the
-- draft does, over the same people at the same instant.
alter table rehearsal
  add column against_draft uuid references policy_draft,
  add column against_revision integer,
  add column against_number integer,
  add column report_against jsonb,
  add constraint rehearsal_against_one check (num_nonnulls(against_draft, against_number) <= 1),
  add constraint rehearsal_against_revision check ((against_draft is null) = (against_revision is null));
