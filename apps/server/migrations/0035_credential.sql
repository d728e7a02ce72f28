-- Whose certificates count: the lists of issuers that the operator loaded, as they came. Nothing here is of a person.

create table issuer_list (
  name text primary key constraint issuer_list_name check (name ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  -- The address it is fetched from again; null for one that came as a file.
  url text,
  -- SHA-256 (hex) of the certificates that may sign it. Empty: a list that is not signed.
  pins text[] not null,
  content text not null,
  sha256 bytea not null constraint issuer_list_sha256 check (length(sha256) = 32),
  keys integer not null,
  -- By the wall: when this content was loaded, when its address was last asked in vain, and why.
  loaded_at timestamptz not null,
  failed_at timestamptz,
  failure text
);
