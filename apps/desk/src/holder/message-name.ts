// What a message was about, in the officer's words.
import { m, type Say } from '../say.tsx'

const kinds: Readonly<Record<string, typeof m.act_corrected>> = {
  'facts-corrected': m.act_corrected,
  'amendment-confirmed': m.act_confirmed,
  'amendment-declined': m.act_declined,
  'appeal-filed': m.act_appealed,
  'appeal-escalated': m.act_appeal_escalated,
  'appeal-answered': m.act_appeal_answered,
  'contradiction-asked': m.act_contradiction_asked,
  'contradiction-settled': m.act_contradiction_settled,
  'contact-code': m.msg_contact_code,
  'colour-changed': m.msg_colour,
  'document-used-again': m.msg_document,
  'declared-twice': m.act_compared,
  'certificate-confirmed': m.act_certificate_confirmed,
  'category-confirmed': m.act_category_confirmed,
  'category-refused': m.act_category_refused,
  exposed: m.msg_exposed,
  'policy-changed': m.msg_policy,
  'policy-was-wrong': m.msg_policy_wrong,
  'declare-invitation': m.msg_invitation,
  'voyage-delayed': m.msg_voyage,
  'voyage-diverted': m.msg_voyage,
  'voyage-cancelled': m.msg_voyage,
}

export function messageName(t: Say, kind: string): string {
  const named = kinds[kind]
  return named ? t(named) : kind.replaceAll('-', ' ')
}
