-- Health codes: who signs them, which codes were issued, and where each stands in a status list.

-- Keys that sign. The private key is sealed under a data key of its own, which the instance key wraps. A key signs
-- from one instant to another and is trusted for longer, so that a rotation leaves no code without its key.
create table signing_key (
  kid bytea primary key,
  issuer text not null,
  -- `code` signs codes; `status` and `trust` sign the lists for verifiers.
  usage text[] not null constraint signing_key_usage check (usage <@ array['code', 'status', 'trust'] and usage <> '{}'),
  specimen boolean not null,
  -- DER.
  certificate bytea not null,
  data_key bytea not null,
  private_key bytea not null,
  signs_from timestamptz not null,
  signs_until timestamptz not null,
  trusted_until timestamptz not null,
  revoked_at timestamptz,
  constraint signing_key_life check (signs_from < signs_until and signs_until <= trusted_until)
);

-- A list of 65,536 places (IETF Token Status List). Places are given out in an order that only `order_key` tells, so
-- that the number of a code says nothing about when it was issued or to whom the next one went.
create table status_list (
  list integer primary key constraint status_list_number check (list > 0),
  order_key bytea not null
);

-- Place after place through all lists. A sequence, not a counter in a row: nobody waits for anybody, and a place that
-- a rolled-back deed has taken is simply never used.
create sequence health_code_place minvalue 0 start 0;

-- One row a code. The code itself is signed when it is shown and is nowhere stored.
create table health_code (
  holder_id uuid not null,
  -- 16 random bytes; with a binding, its salt is the first half.
  code_id bytea not null constraint health_code_id_length check (length(code_id) = 16),
  status_list integer not null,
  status_index integer not null constraint health_code_place_in_list check (status_index between 0 and 65535),
  -- As in the status list: 0 valid, 1 invalid, 2 suspended, 3 superseded.
  status smallint not null default 0 constraint health_code_status check (status between 0 and 3),
  status_reason text,
  scheme text not null,
  colour text not null constraint health_code_colour check (colour in ('green', 'yellow', 'orange', 'red', 'unknown')),
  pack text not null,
  policy_version integer not null,
  -- Numbers of the rules, strictest first.
  reasons integer[] not null,
  specimen boolean not null,
  -- Cost and tag of the binding to the travel document; null without one.
  binding_cost smallint,
  binding_tag bytea,
  -- The keyed hash of the document that was bound: another document needs another code.
  document_hash bytea,
  issued_at timestamptz not null,
  valid_until timestamptz not null,
  closed_at timestamptz,
  primary key (holder_id, code_id),
  constraint health_code_binding_whole check ((binding_cost is null) = (binding_tag is null)),
  constraint health_code_closed_whole check ((status = 0) = (closed_at is null))
);
create index health_code_in_force on health_code (holder_id) where status = 0;
create index health_code_by_place on health_code (status_list, status_index);

-- The address of a holder's code page: only the keyed hash of what stands in it.
create table code_page (
  handle_hash bytea primary key,
  holder_id uuid not null,
  opened_at timestamptz not null
);
create index code_page_by_holder on code_page (holder_id);

-- Where each code stands now. A code never outlives the decision it shows: when the decision came out otherwise, by
-- an act or by ten million rows being decided again, the code is superseded at that instant, without a job.
create view code_standing as
  select c.status_list, c.status_index,
    case
      when c.status <> 0 then c.status
      when h.colour is null then 1
      when h.colour <> c.colour then 3
      else 0
    end::smallint as status
  from health_code c
  left join holder h on h.holder_id = c.holder_id;
