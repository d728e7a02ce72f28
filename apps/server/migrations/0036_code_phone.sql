-- Telephones that may prove a code to be theirs: the public key of each, as its page registered it. The private half
-- cannot leave the telephone.

create table code_phone (
  holder_id uuid not null,
  -- P-256, x then y.
  phone_key bytea not null constraint code_phone_key_length check (length(phone_key) = 64),
  registered_at timestamptz not null,
  primary key (holder_id, phone_key)
);
