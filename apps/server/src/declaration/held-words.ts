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

/** What our own deeds write as their purpose; an officer's stands as she wrote it. What is captured is a name. */
const purposes: readonly (readonly [RegExp, (t: Say, named: string) => string])[] = [
  [
    /^(shown to the traveller on asking|declaration shown to who has its secret)$/,
    (t) => t(m.rights_purpose_shown),
  ],
  [/^(health code issued|code page opened|companion shown on a code page)$/, (t) => t(m.rights_purpose_code)],
  [/^to send a message: /, (t) => t(m.rights_purpose_message)],
  [/^corrected by the traveller$/, (t) => t(m.rights_purpose_corrected)],
  [/^boarding check of (.+)$/, (t, voyage) => t(m.told_boarding_check, { voyage })],
  [/^boarding list of (.+)$/, (t, voyage) => t(m.told_boarding_list, { voyage })],
  [/^told to the IHR focal point of (.+)$/, (t, country) => t(m.told_ihr, { country })],
  [/^matching the passenger list of (.+)$/, (t, voyage) => t(m.told_list_match, { voyage })],
  [/^seen at the door of the port$/, (t) => t(m.told_door)],
  [/^the tablet of (.+) was made ready$/, (t, voyage) => t(m.told_tablet, { voyage })],
  [/^data screening of (.+)$/, (t, voyage) => t(m.told_screening, { voyage })],
  [/^boarding checks were followed$/, (t) => t(m.told_boarding_followed)],
  [/^compared with a certificate$/, (t) => t(m.told_certificate)],
  [/^desk: the page of the holder was opened$/, (t) => t(m.told_desk_page)],
  [/^desk: what contradicts a declaration was looked at$/, (t) => t(m.told_desk_contradiction)],
  [/^desk: two screenings of one person were compared$/, (t) => t(m.told_desk_screenings)],
  [/^desk: contacts of the district were listed$/, (t) => t(m.told_desk_contacts)],
  [/^desk: cases aboard a voyage were looked at$/, (t) => t(m.told_desk_cases)],
  [/^desk: an appeal was read$/, (t) => t(m.told_desk_appeal)],
  [/^desk: arrival$/, (t) => t(m.told_desk_arrival)],
  [/^desk: question$/, (t) => t(m.told_desk_question)],
  [/^desk: correction$/, (t) => t(m.told_desk_correction)],
  [/^desk: contact-tracing$/, (t) => t(m.told_desk_tracing)],
  [/^desk: handover$/, (t) => t(m.told_desk_handover)],
  [/^desk: other$/, (t) => t(m.told_desk_other)],
]

/** Null for a purpose that somebody wrote herself. */
export function knownPurpose(t: Say, purpose: string): string | null {
  for (const [pattern, inWords] of purposes) {
    const found = pattern.exec(purpose)
    if (found !== null) return inWords(t, found[1] ?? '')
  }
  return null
}

export const purposeInWords = (t: Say, purpose: string): Html =>
  html`${knownPurpose(t, purpose) ?? html`<span lang="en" dir="auto">${purpose}</span>`}`
