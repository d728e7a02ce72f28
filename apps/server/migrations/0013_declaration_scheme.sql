-- Under which scheme a declaration is made: who arrives from abroad and who lives here are asked other questions, by
-- the same pages.
alter table declaration
  add column scheme text not null default 'international'
  constraint declaration_scheme_known check (scheme in ('international', 'resident'));
