-- How far an exercise was played; empty in a real instance.
create table exercise_progress (
  one boolean primary key default true constraint exercise_progress_is_one check (one),
  next_party integer not null
);
