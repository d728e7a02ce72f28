-- Which publications were applied, not only up to when: a deed that publishes keeps the instant at which it began, and
-- may commit after somebody looked.
alter table rules_followed add column known jsonb;
