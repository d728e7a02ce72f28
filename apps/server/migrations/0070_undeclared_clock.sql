-- Who was opened from a passenger list or at the door, and never declared, has a retention clock too: from when on it is
-- looked at again.
create table undeclared_clock (
  holder_id uuid primary key,
  look_again_at timestamptz not null
);
create index holder_undeclared on holder (opened_at) where origin in ('listed', 'assisted') and erased_at is null;
