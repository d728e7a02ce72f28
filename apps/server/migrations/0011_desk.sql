-- Staff lists: one's own jurisdiction or port, by state, the latest arrival first, from the index alone. Each distinct
-- pair of key and state is one short walk, so that a county, a province and the country cost alike. Paths and codes
-- are compared byte by byte (collation "C"), which makes "under CN/33" a range.
drop index holder_by_jurisdiction;
create index holder_by_jurisdiction on holder (jurisdiction collate "C", state collate "C", arrival_at, holder_id)
  where state is not null and arrival_at is not null;
drop index holder_by_arrival;
create index holder_by_port on holder (port collate "C", state collate "C", arrival_at, holder_id)
  include (jurisdiction)
  where state is not null and arrival_at is not null;
create index holder_by_state on holder (state collate "C", arrival_at, holder_id)
  where state is not null and arrival_at is not null;
create index holder_by_flight on holder (flight, arrival_at, holder_id)
  where state is not null and arrival_at is not null;

-- What is overdue: measures that ended and from which nobody released.
create index holder_measure_due on holder (measure_until) where measure is not null;
