-- Voyages: which conveyances come, who is said to be aboard, and what happened to them. Names are sealed under a data
-- key of the voyage, which the instance key wraps; when it is dropped, the voyage names nobody any more.

create table voyage (
  voyage_id uuid primary key,
  conveyance text not null constraint voyage_conveyance check (conveyance in ('aircraft', 'ship', 'train', 'road')),
  -- Flight, train or line number, name of a ship, plate of a vehicle.
  designator text not null,
  operator text,
  conveyance_type text,
  origin text,
  port text not null,
  jurisdiction text not null,
  -- As first known; `arrives_at` moves with delays.
  scheduled_at timestamptz not null,
  departs_at timestamptz,
  arrives_at timestamptz not null,
  departed_at timestamptz,
  landed_at timestamptz,
  cancelled_at timestamptz,
  listed_at timestamptz,
  event_count integer not null default 0,
  data_key bytea,
  opened_at timestamptz not null
);
create index voyage_by_port on voyage (port, arrives_at);
create index voyage_by_designator on voyage (designator, arrives_at);
create index voyage_kept on voyage (arrives_at) where data_key is not null;

create table voyage_leg (
  voyage_id uuid not null,
  number smallint not null,
  origin text not null,
  destination text not null,
  departs_at timestamptz,
  arrives_at timestamptz,
  primary key (voyage_id, number)
);

-- What happened to a voyage, in order; the words may name people and are sealed.
create table voyage_event (
  voyage_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  sealed bytea,
  primary key (voyage_id, seq)
);

-- Somebody on a passenger list. A later list of the same voyage is compared with it: nobody stands here twice.
create table listed_person (
  voyage_id uuid not null,
  person_id uuid not null,
  number integer not null,
  type text not null,
  -- Which kind of list named her: a crew list says nothing of passengers.
  source text not null constraint listed_person_source check (source in ('paxlst', 'csv', 'entry')),
  sealed bytea,
  seat text,
  seat_source text constraint listed_person_seat_source check (seat_source in ('list', 'declaration', 'crew', 'gate')),
  match text not null constraint listed_person_match check (match in ('certain', 'likely', 'none')),
  holder_id uuid,
  candidates jsonb not null,
  -- A person said which: no later matching changes it.
  settled_by text,
  settled_at timestamptz,
  resolution text,
  resolved_by text,
  resolved_at timestamptz,
  removed_at timestamptz,
  primary key (voyage_id, person_id),
  constraint listed_person_certain check ((match = 'certain') = (holder_id is not null))
);
create index listed_person_by_holder on listed_person (holder_id) where holder_id is not null;

-- Who stood at the door of the port from this voyage, and what became of those whom no list named.
create table voyage_holder (
  voyage_id uuid not null,
  holder_id uuid not null,
  met_at timestamptz,
  resolution text,
  resolved_by text,
  resolved_at timestamptz,
  primary key (voyage_id, holder_id)
);
