// What happened and what a name was opened for, in the words of the reader.
import type { ActKind } from '../holder/act.ts'
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'

/** Complete by type: a new kind of act has no place here without its words. */
const acts: Readonly<Record<ActKind, (t: Say) => string>> = {
  declared: (t) => t(m.rights_act_declared),
  amended: (t) => t(m.rights_act_amended),
  'amendment-confirmed': (t) => t(m.rights_act_amendment_confirmed),
  'amendment-declined': (t) => t(m.rights_act_amendment_declined),
  withdrawn: (t) => t(m.rights_act_withdrawn),
  rescheduled: (t) => t(m.rights_act_rescheduled),
  departed: (t) => t(m.rights_act_departed),
  landed: (t) => t(m.rights_act_landed),
  screened: (t) => t(m.rights_act_screened),
  examined: (t) => t(m.rights_act_examined),
  'deed-cancelled': (t) => t(m.port_act_deed_cancelled),
  sampled: (t) => t(m.rights_act_sampled),
  resulted: (t) => t(m.rights_act_resulted),
  'case-recorded': (t) => t(m.rights_act_case_recorded),
  exposed: (t) => t(m.rights_act_exposed),
  'certificate-added': (t) => t(m.rights_act_certificate_added),
  'certificate-confirmed': (t) => t(m.credential_act_confirmed),
  'certificate-withdrawn': (t) => t(m.credential_act_withdrawn),
  ordered: (t) => t(m.rights_act_ordered),
  'checked-in': (t) => t(m.rights_act_checked_in),
  released: (t) => t(m.rights_act_released),
  corrected: (t) => t(m.rights_act_corrected),
  'category-confirmed': (t) => t(m.standing_act_category_confirmed),
  'category-refused': (t) => t(m.standing_act_category_refused),
  compared: (t) => t(m.standing_act_compared),
  'identity-corrected': (t) => t(m.rights_act_identity_corrected),
  'contact-verified': (t) => t(m.rights_act_contact_verified),
  'code-issued': (t) => t(m.rights_act_code_issued),
  'code-revoked': (t) => t(m.rights_act_code_revoked),
  appealed: (t) => t(m.rights_act_appealed),
  'appeal-escalated': (t) => t(m.rights_act_appeal_escalated),
  'appeal-answered': (t) => t(m.rights_act_appeal_answered),
  'contradiction-found': (t) => t(m.screening_act_found),
  'contradiction-asked': (t) => t(m.screening_act_asked),
  'contradiction-answered': (t) => t(m.screening_act_answered),
  'contradiction-settled': (t) => t(m.screening_act_settled),
  erased: (t) => t(m.rights_act_erased),
}

export const actInWords = (t: Say, kind: ActKind): string => acts[kind](t)

/** What our own deeds write as their purpose; an officer's stands as she wrote it. */
const purposes: readonly (readonly [RegExp, (t: Say) => string])[] = [
  [
    /^(shown to the traveller on asking|declaration shown to who has its secret)$/,
    (t) => t(m.rights_purpose_shown),
  ],
  [/^(health code issued|companion shown on a code page)$/, (t) => t(m.rights_purpose_code)],
  [/^to send a message: /, (t) => t(m.rights_purpose_message)],
  [/^corrected by the traveller$/, (t) => t(m.rights_purpose_corrected)],
]

/** Null for a purpose that somebody wrote herself. */
export const knownPurpose = (t: Say, purpose: string): string | null =>
  purposes.find(([pattern]) => pattern.test(purpose))?.[1](t) ?? null

export const purposeInWords = (t: Say, purpose: string): Html =>
  html`${knownPurpose(t, purpose) ?? html`<span lang="en" dir="auto">${purpose}</span>`}`
