-- How far an exercise was played; empty in a real instance.
create table exercise_progress (
  only boolean primary key default true constraint exercise_progress_one_row check (only),
  next_party integer not null
);
