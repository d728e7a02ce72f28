// Whether somebody on a passenger list is somebody who declared: certain by document and name together, likely by one
// of them or by what nearly agrees (a person decides, side by side), else nobody.
import { compareNames, documentKey } from '@pratique/travel-document'
import type { PlainDate } from '../place/plain-date.ts'

export const grounds = ['document', 'name', 'near-document', 'birth-date', 'surname', 'seat'] as const
export type Ground = (typeof grounds)[number]

export interface Candidate {
  readonly holderId: string
  readonly grounds: readonly Ground[]
}

/** What keyed look-up found of one holder. `name`: the name in some transliteration and the birth date. */
export interface Evidence {
  readonly holderId: string
  readonly document: boolean
  readonly name: boolean
  /** She declared this very voyage. */
  readonly sameVoyage: boolean
}

export type Match =
  | { readonly match: 'certain'; readonly holderId: string; readonly candidates: readonly Candidate[] }
  | {
      readonly match: 'likely' | 'none'
      readonly holderId: null
      readonly candidates: readonly Candidate[]
    }

export const noMatch: Match = { match: 'none', holderId: null, candidates: [] }
const likely = (candidates: readonly Candidate[]): Match =>
  candidates.length === 0 ? noMatch : { match: 'likely', holderId: null, candidates }

const candidateOf = ({ holderId, document, name }: Evidence): Candidate => ({
  holderId,
  grounds: [...(document ? (['document'] as const) : []), ...(name ? (['name', 'birth-date'] as const) : [])],
})

/** `documentListed`: the list names a document; a name alone is certain only where there is none to compare. */
export function matchOf(evidence: readonly Evidence[], documentListed: boolean): Match {
  const both = evidence.filter(({ document, name }) => document && name)
  const nameOnly = evidence.filter(({ name, sameVoyage }) => name && sameVoyage && !documentListed)
  for (const found of [both, both.filter(({ sameVoyage }) => sameVoyage), nameOnly]) {
    const [only] = found
    if (found.length === 1 && only !== undefined)
      return { match: 'certain', holderId: only.holderId, candidates: [candidateOf(only)] }
  }
  return likely(evidence.map(candidateOf))
}

/** A holder who is certain for two people on the list is certain for neither. */
export function withoutTwice(matches: readonly Match[]): readonly Match[] {
  const times = new Map<string, number>()
  for (const { holderId } of matches)
    if (holderId !== null) times.set(holderId, (times.get(holderId) ?? 0) + 1)
  return matches.map((match) =>
    match.holderId !== null && (times.get(match.holderId) ?? 0) > 1 ? likely(match.candidates) : match,
  )
}

/** What is compared when a voyage's own people lie side by side in memory. */
export interface Compared {
  readonly primaryIdentifier: string
  readonly secondaryIdentifier: string
  readonly dateOfBirth: PlainDate | null
  readonly documentNumber: string | null
  readonly seat: string | null
}

/** The one letter that a hand or a camera took for another, or two that changed places. */
export function isNear(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return left === right
  const start = commonStart(left, right)
  const [restLeft, restRight] = [left.slice(start), right.slice(start)]
  return (
    restLeft.slice(1) === restRight.slice(1) ||
    restLeft.slice(1) === restRight ||
    restLeft === restRight.slice(1) ||
    (restLeft[0] === restRight[1] && restLeft[1] === restRight[0] && restLeft.slice(2) === restRight.slice(2))
  )
}

function commonStart(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return at
}

/** On what two records nearly agree; only two grounds or more make a candidate. */
export function nearGrounds(listed: Compared, declared: Compared): readonly Ground[] {
  const documents = [listed.documentNumber, declared.documentNumber].map((text) => documentKey(text ?? ''))
  const [left = '', right = ''] = documents
  const found: Ground[] = []
  if (left !== '' && left === right) found.push('document')
  else if (left.length > 5 && right.length > 5 && isNear(left, right)) found.push('near-document')
  if (listed.dateOfBirth !== null && listed.dateOfBirth === declared.dateOfBirth) found.push('birth-date')
  if (listed.seat !== null && listed.seat === declared.seat) found.push('seat')
  if (found.length === 0) return []
  const name = compareNames(listed, declared)
  if (name !== 'different') found.push('name')
  else if (compareNames(surname(listed), surname(declared)) === 'same') found.push('surname')
  return found.length > 1 ? found : []
}

const surname = ({ primaryIdentifier }: Compared) => ({ primaryIdentifier, secondaryIdentifier: '' })

/** Those on the list who found nobody, against those who declared the voyage and were found by nobody. */
export function nearMatches(
  listed: readonly Compared[],
  declared: readonly (Compared & { readonly holderId: string })[],
): readonly Match[] {
  return listed.map((person) => {
    const found = declared
      .map((holder) => ({ holderId: holder.holderId, grounds: nearGrounds(person, holder) }))
      .filter((candidate) => candidate.grounds.length > 0)
      .toSorted((a, b) => b.grounds.length - a.grounds.length)
    return likely(found.slice(0, 5))
  })
}
