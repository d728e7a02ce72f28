-- What was done to the keys that sign, by whom and why: each entry carries the hash of the one before it, so that none
-- can be taken out unseen. Nobody's health is in it.
create table signing_key_deed (
  seq integer primary key constraint signing_key_deed_seq check (seq > 0),
  kid bytea not null references signing_key,
  deed text not null constraint signing_key_deed_kind check (deed in ('made', 'rotated', 'revoked')),
  done_at timestamptz not null,
  -- Names as given at the command line; `system` where a key had served its time.
  done_by text not null,
  agreed_by text,
  reason text not null constraint signing_key_deed_reason check (reason <> ''),
  hash bytea not null constraint signing_key_deed_hash check (length(hash) = 32),
  -- Whoever could revoke alone could close every gate alone.
  constraint signing_key_deed_two_people check (deed <> 'revoked' or lower(agreed_by) is distinct from lower(done_by) and agreed_by is not null)
);

-- A key may be rotated in the very instant it was made: then it never signs.
alter table signing_key drop constraint signing_key_life;
alter table signing_key
  add constraint signing_key_life check (signs_from <= signs_until and signs_until <= trusted_until);
