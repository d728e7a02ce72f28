-- Appeals are heard: by whom, at which port or in which district, with which outcome. Where a ticket lies is on its own
-- row, so that an officer lists hers without looking at anybody else's.
alter table appeal_ticket
  add column jurisdiction text,
  add column port text,
  -- Staff who took it on; null: nobody yet.
  add column taken_by uuid,
  add column taken_at timestamptz,
  -- From then on the control room answers. By hand, or because the hour passed.
  add column escalated_at timestamptz,
  add column outcome text constraint appeal_ticket_outcome check (outcome in ('upheld', 'dismissed')),
  add column answered_by uuid,
  -- What was answered, under the data key of the holder.
  add column answer_sealed bytea;

update appeal_ticket set jurisdiction = holder.jurisdiction, port = holder.port
from holder where holder.holder_id = appeal_ticket.holder_id;
-- An appeal of somebody who is gone is deleted within the hour; until then it lies nowhere.
update appeal_ticket set jurisdiction = '' where jurisdiction is null;

alter table appeal_ticket alter column jurisdiction set not null;
alter table appeal_ticket add constraint appeal_ticket_answer_whole check (
  (answered_at is null) = (outcome is null) and (answered_at is null) = (answered_by is null)
);
create index appeal_ticket_by_ground on appeal_ticket (jurisdiction collate "C", due_at);
