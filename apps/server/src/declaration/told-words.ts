// What a letter was about, in the words of the reader: its text has left the house and is not kept.
import { m, type Say } from '../site/say.ts'

const subjects: readonly (readonly [RegExp, (t: Say) => string])[] = [
  [/^appeal-/, (t) => t(m.told_about_appeal)],
  [/^exposed$/, (t) => t(m.told_about_exposure)],
  [/^contradiction-/, (t) => t(m.told_about_difference)],
  [/^(document-used-again|declared-twice)$/, (t) => t(m.told_about_document)],
  [/^contact-code$/, (t) => t(m.told_about_contact)],
  [/^colour-changed$/, (t) => t(m.told_about_decision)],
  [/^policy-changed$/, (t) => t(m.told_about_rules)],
  [/^policy-was-wrong$/, (t) => t(m.told_about_wrong_rules)],
  [/^declare-invitation$/, (t) => t(m.told_about_invitation)],
  [/^voyage-/, (t) => t(m.told_about_voyage)],
  [/^(facts-corrected|certificate-confirmed)$/, (t) => t(m.told_about_correction)],
  [/^amendment-/, (t) => t(m.told_about_amendment)],
  [/^category-/, (t) => t(m.told_about_category)],
]

export const subjectInWords = (t: Say, kind: string): string =>
  subjects.find(([pattern]) => pattern.test(kind))?.[1](t) ?? t(m.told_about_other)
