-- A category that is claimed and not shown yet: null is none. Officers list those who wait for an answer.
alter table holder add column claimed_category text;
create index holder_claiming on holder (jurisdiction text_pattern_ops) where claimed_category is not null;
