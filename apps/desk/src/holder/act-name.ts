// What happened, in the officer's words.
import { m, type Say } from '../say.tsx'

const kinds: Readonly<Record<string, typeof m.act_declared>> = {
  declared: m.act_declared,
  amended: m.act_amended,
  'amendment-confirmed': m.act_confirmed,
  'amendment-declined': m.act_declined,
  withdrawn: m.act_withdrawn,
  rescheduled: m.act_rescheduled,
  departed: m.act_departed,
  landed: m.stage_landed,
  screened: m.act_screened,
  examined: m.act_examined,
  sampled: m.act_sampled,
  resulted: m.act_resulted,
  'case-recorded': m.act_case,
  exposed: m.act_exposed,
  'certificate-added': m.act_certificate,
  'certificate-confirmed': m.act_certificate_confirmed,
  'certificate-withdrawn': m.act_certificate_withdrawn,
  'checked-in': m.act_checked_in,
  corrected: m.act_corrected,
  'identity-corrected': m.act_identity,
  'contact-verified': m.act_contact_verified,
  'category-confirmed': m.act_category_confirmed,
  'category-refused': m.act_category_refused,
  compared: m.act_compared,
  'code-issued': m.act_code_issued,
  'code-revoked': m.act_code_revoked,
  ordered: m.act_ordered,
  released: m.act_released,
  appealed: m.act_appealed,
  'appeal-escalated': m.act_appeal_escalated,
  'appeal-answered': m.act_appeal_answered,
  'contradiction-found': m.act_contradiction_found,
  'contradiction-asked': m.act_contradiction_asked,
  'contradiction-answered': m.act_contradiction_answered,
  'contradiction-settled': m.act_contradiction_settled,
  'deed-cancelled': m.act_deed_cancelled,
  erased: m.act_erased,
}

export function actName(t: Say, kind: string): string {
  const named = kinds[kind]
  return named ? t(named) : kind.replaceAll('-', ' ')
}
