-- The same document in two declarations that do not ask the same: whoever is asked less, and the one that asks more. Kept
-- beside the chains, not in them, until an officer has answered: whoever declares may read her own chain, and a stranger
-- with somebody's passport number must not learn from it that there is another declaration.
create table declared_again (
  holder_id uuid not null,
  other_holder_id uuid not null,
  found_at timestamptz not null,
  answer text constraint declared_again_answer
    check (answer in ('same-person', 'other-person', 'explained', 'merged')),
  answered_at timestamptz,
  answered_by text,
  primary key (holder_id, other_holder_id),
  constraint declared_again_of_two check (holder_id <> other_holder_id),
  constraint declared_again_answered_whole
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index declared_again_by_other on declared_again (other_holder_id);
create index declared_again_open on declared_again (found_at) where answer is null;
