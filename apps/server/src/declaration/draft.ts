// What was typed and not yet sent: travellers with their answers. A value; each page makes a new one from the old.
import type { StatedPerson } from '@pratique/health-credential'
import type { AddedCertificate } from '../credential/stated-certificate.ts'
import type { Answers } from './answers.ts'

/** A certificate that was verified; whom it names is kept with the draft only, until names are final. */
export interface ShownCertificate {
  readonly added: AddedCertificate
  readonly person: StatedPerson
}

interface DraftTraveller {
  readonly answers: Answers
  readonly certificates?: readonly ShownCertificate[]
}

export interface Draft {
  readonly travellers: readonly DraftTraveller[]
  /** Changes a declaration that was sent, instead of making one. */
  readonly amends: boolean
}

/** One declaration holds a family or a small group; a school class is several declarations. */
export const mostTravellers = 20

export const emptyDraft: Draft = { travellers: [{ answers: {} }], amends: false }

/** Puts a page's answers in the place of what that page had before; other pages stay. */
export function withAnswers(draft: Draft, at: number, group: string, page: Answers[string]): Draft {
  const travellers = draft.travellers.map((traveller, index) =>
    index === at ? { ...traveller, answers: { ...traveller.answers, [group]: page } } : traveller,
  )
  return { ...draft, travellers }
}

/** Puts a traveller's certificates in the place of those before. */
export function withCertificates(draft: Draft, at: number, certificates: readonly ShownCertificate[]): Draft {
  const travellers = draft.travellers.map((traveller, index) =>
    index === at ? { ...traveller, certificates } : traveller,
  )
  return { ...draft, travellers }
}

/** One more traveller, who begins with these pages of the first: the voyage, the stops, the address. */
export function withTraveller(draft: Draft, shared: readonly string[]): Draft {
  if (draft.travellers.length >= mostTravellers) return draft
  const first = draft.travellers[0]?.answers ?? {}
  const answers = Object.fromEntries(Object.entries(first).filter(([group]) => shared.includes(group)))
  return { ...draft, travellers: [...draft.travellers, { answers }] }
}

/** Without a traveller; the first cannot be taken out, for the others say what they are to her. */
export function withoutTraveller(draft: Draft, at: number): Draft {
  return at < 1 ? draft : { ...draft, travellers: draft.travellers.filter((_, index) => index !== at) }
}
