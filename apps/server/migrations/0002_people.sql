-- Who holders are, apart from what is known of them. Nothing here can be read without the instance key.

-- Names, document and contact of one holder, sealed under a data key of her own, which the instance key wraps.
-- The acts of the holder are sealed under the same key: without this row they are noise.
create table identity (
  holder_id uuid primary key,
  data_key bytea not null,
  sealed bytea not null,
  -- The hashes of her claims, one after the other, 20 bytes each: to take them back without an index by holder.
  claims bytea not null,
  sealed_at timestamptz not null
);

-- For finding a holder by what she shows, without storing it: keyed hashes, each with its key's id (4 bytes) in
-- front, cut to 20 bytes: enough that no two texts meet, and a third of the index.
-- Keyed by the hash, not by the holder: a claim is looked up when the holder is not known yet.
create table identity_claim (
  hash bytea not null,
  holder_id uuid not null,
  kind text not null constraint identity_claim_kind check (kind in ('document', 'name', 'telephone', 'email')),
  primary key (hash, holder_id)
);

-- Who read or changed a name, when and what for.
create table identity_access (
  holder_id uuid not null,
  access_id uuid not null,
  accessed_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  deed text not null constraint identity_access_deed check (deed in ('read', 'corrected', 'found')),
  purpose text not null constraint identity_access_purpose check (purpose <> ''),
  primary key (holder_id, access_id)
);

-- Searches, whether they found anybody or not; whom they found stands in identity_access.
create table identity_search (
  search_id uuid primary key,
  searched_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  kind text not null,
  purpose text not null constraint identity_search_purpose check (purpose <> ''),
  found integer not null
);

-- A household, or a child with its carer: who stays together. Who filed for whom does not stand here.
create table party_member (
  holder_id uuid not null,
  party_id uuid not null,
  role text not null constraint party_member_role check (role in ('traveller', 'child', 'carer', 'guardian')),
  joined_at timestamptz not null,
  primary key (holder_id, party_id)
);
create index party_member_by_party on party_member (party_id, holder_id);
