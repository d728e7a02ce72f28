-- By what a version binds a holder, as columns, so that the database itself can tell whom a publication concerns.
alter table holder
  -- When she arrives as far as we know: planned until landed, then actual. Null where nobody arrives; the fact
  -- `arrival_at` of one who lives here is then the day of her return.
  add column arrives_at timestamptz,
  add column departed_at timestamptz;
update holder set arrives_at = coalesce(landed_at, case when category = 'resident' and port is null then null else arrival_at end);
