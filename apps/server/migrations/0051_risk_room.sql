-- The room of risk: what feeds said each time they were taken in, and lists that wait for a second person.

-- One taking-in of a feed. The text is kept so that a list can be derived again from what was known then.
create table risk_feed_reading (
  reading_id uuid primary key,
  -- In the order of their coming: an exercise's clock may stand still.
  number bigint generated always as identity,
  pack text not null,
  feed text not null,
  taken_in_at timestamptz not null,
  -- The day it is held to know of, in UTC.
  published_on date not null,
  taken_in_by text not null,
  origin text not null constraint risk_feed_reading_origin check (origin in ('by-hand', 'address')),
  -- SHA-256 of the text.
  digest bytea not null,
  text text not null,
  -- For the next conditional request.
  etag text,
  last_modified text,
  -- Whether a list may be derived from it: where it is not, the last one that is holds.
  fit boolean not null,
  findings jsonb not null
);
create index risk_feed_reading_latest on risk_feed_reading (pack, feed, number desc);

-- What became of the last request to an address, also where it brought nothing.
create table risk_feed_attempt (
  pack text not null,
  feed text not null,
  attempted_at timestamptz not null,
  outcome text not null,
  primary key (pack, feed)
);

-- A list that one person proposes and another puts in force, or declines.
create table risk_proposal (
  proposal_id uuid primary key,
  pack text not null,
  list text not null,
  -- The day of the series.
  derived_on date not null,
  entries jsonb not null,
  source text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  -- The edition it was published as; null while it waits, or where it was declined.
  edition text,
  decline_reason text,
  constraint risk_proposal_two_people check (settled_by <> proposed_by or edition is null)
);
create index risk_proposal_open on risk_proposal (pack, proposed_at) where settled_at is null;
