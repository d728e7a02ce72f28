-- Staff: who may act at a desk, in which posts, and how they prove who they are. Sessions and limits by wall time.

create table staff (
  id uuid primary key,
  name text not null constraint staff_name check (name <> ''),
  email text not null constraint staff_email unique,
  email_verified boolean not null default false,
  image text,
  -- A password alone opens nothing: it counts only with a second factor.
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Set when someone leaves: the name stays beside her deeds, the door is closed.
  left_at timestamptz
);

-- What somebody does, and where: a role under a jurisdiction path, at one port of entry or at all of them.
create table staff_post (
  post_id uuid primary key,
  staff_id uuid not null references staff (id),
  role text not null constraint staff_post_role check (role in (
    'port-health-officer', 'medical-officer', 'district-officer', 'control-room',
    'epidemiologist', 'hotline', 'auditor', 'administrator')),
  jurisdiction text not null constraint staff_post_jurisdiction check (jurisdiction ~ '^[A-Z]{2}(/[0-9]+)*$'),
  port text constraint staff_post_port check (port ~ '^[A-Z]{3}$'),
  given_at timestamptz not null,
  given_by text not null,
  ended_at timestamptz
);
create index staff_post_by_staff on staff_post (staff_id);

-- A way in for someone who has no passkey and no password yet; only the hash of what was handed over is kept.
create table staff_invitation (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  invited_by text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  -- Set once a passkey or a second factor stands: until then a first try that was broken off can be repeated.
  spent_at timestamptz
);
create index staff_invitation_by_staff on staff_invitation (staff_id);

-- What better-auth keeps, under our names.
create table staff_session (
  id uuid primary key,
  staff_id uuid not null references staff (id) on delete cascade,
  token text not null constraint staff_session_token unique,
  expires_at timestamptz not null,
  -- Made by a passkey or with a second factor; any other session may only finish setting one up.
  strong boolean not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index staff_session_by_staff on staff_session (staff_id);

create table staff_account (
  id uuid primary key,
  staff_id uuid not null references staff (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index staff_account_by_staff on staff_account (staff_id);

create table staff_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index staff_verification_by_identifier on staff_verification (identifier);

create table staff_passkey (
  id uuid primary key,
  staff_id uuid not null references staff (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null constraint staff_passkey_credential unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index staff_passkey_by_staff on staff_passkey (staff_id);

create table staff_two_factor (
  id uuid primary key,
  staff_id uuid not null references staff (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index staff_two_factor_by_staff on staff_two_factor (staff_id);

-- What cookies are signed and second factors sealed with: random, wrapped by the instance key.
create table staff_secret (
  one boolean primary key default true constraint staff_secret_is_one check (one),
  wrapped bytea not null
);
