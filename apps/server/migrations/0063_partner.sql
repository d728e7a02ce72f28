-- Who asks or tells from outside by a key: operators of conveyances, laboratories. Only a keyed hash of the key is kept.
create table partner (
  partner_id uuid primary key,
  kind text not null constraint partner_kind check (kind in ('operator', 'laboratory')),
  name text not null constraint partner_name check (name <> ''),
  -- Of an operator: whose voyages, by their carrier codes.
  carriers text[] not null,
  key_hash bytea not null constraint partner_key unique,
  webhook_url text,
  -- The signing secret of its webhook, sealed under a data key that the instance key wraps.
  webhook_key bytea,
  webhook_secret bytea,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint partner_webhook_whole check ((webhook_url is null) = (webhook_secret is null) and (webhook_key is null) = (webhook_secret is null))
);
