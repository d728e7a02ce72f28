// Who must stay together, and what has to fit between the travellers of one declaration.
import type { PartyRole } from '../people/party.ts'
import type { PlainDate } from '../place/plain-date.ts'
import { ageBandOn } from './age-band.ts'
import { type Answers, answerAt, findText } from './answers.ts'
import { documentNumberOf } from './identity-of.ts'

export interface PartyProblem {
  /** Counted from 0. */
  readonly traveller: number
  readonly code: 'guardian-missing' | 'document-twice' | 'relation-missing' | 'no-minor'
  readonly linkId: string
}

export function isMinor(answers: Answers, on: PlainDate): boolean {
  const band = ageBandOn(findText(answers, 'identity.dateOfBirth'), on)
  return band === 'child' || band === 'minor'
}

// A companion or someone filed for travels in the same aircraft, not in the same household.
const apart = new Set(['companion', null])

/** Whether this traveller is of the first one's household or in her care. */
const isOfParty = (answers: Answers, traveller: number): boolean =>
  traveller === 0 || !apart.has(findText(answers, 'party.relation'))

export function checkParty(travellers: readonly Answers[], on: PlainDate): readonly PartyProblem[] {
  const numbers = travellers.map(documentNumberOf)
  return travellers.flatMap((answers, traveller) => {
    const problem = (code: PartyProblem['code'], linkId: string): PartyProblem => ({
      traveller,
      code,
      linkId,
    })
    const first = numbers.indexOf(numbers[traveller] ?? '')
    return [
      ...(numbers[traveller] !== '' && first < traveller
        ? [problem('document-twice', 'identity.documentNumber')]
        : []),
      ...(traveller > 0 && findText(answers, 'party.relation') === null
        ? [problem('relation-missing', 'party.relation')]
        : []),
      ...(isMinor(answers, on) && !hasCarer(travellers, traveller, on)
        ? [problem('guardian-missing', 'party.unaccompaniedMinor')]
        : []),
      ...(answerAt(answers, 'party.unaccompaniedMinor') === true && !isMinor(answers, on)
        ? [problem('no-minor', 'party.unaccompaniedMinor')]
        : []),
    ]
  })
}

/** An adult of the same party, or a guardian who was named. */
function hasCarer(travellers: readonly Answers[], child: number, on: PlainDate): boolean {
  const answers = travellers[child] ?? {}
  if (answerAt(answers, 'party.unaccompaniedMinor') === true)
    return findText(answers, 'party.guardianName') !== null
  if (!isOfParty(answers, child)) return false
  return travellers.some((other, at) => at !== child && isOfParty(other, at) && !isMinor(other, on))
}

export interface Placed {
  /** Counted from 0. */
  readonly traveller: number
  readonly role: PartyRole
}

/** The party to be kept together; empty when there is nobody to keep together. */
export function partyOf(travellers: readonly Answers[], on: PlainDate): readonly Placed[] {
  const members = travellers.flatMap((answers, traveller) =>
    isOfParty(answers, traveller) ? [{ answers, traveller }] : [],
  )
  if (members.length < 2) return []
  const adults = members.filter(({ answers }) => !isMinor(answers, on))
  const inCare = adults.filter((member) => needsCarer(member, adults))
  const carers = carersAmong(adults.filter((adult) => !inCare.includes(adult)))
  const children = members.filter((member) => inCare.includes(member) || !adults.includes(member))
  // Children who travel with each other only have a guardian who is not here.
  if (carers.length === 0 || children.length === 0)
    return members.map(({ traveller }) => ({ traveller, role: 'traveller' }))
  return members.map((member) => ({ traveller: member.traveller, role: roleOf(member, carers, children) }))
}

interface Member {
  readonly answers: Answers
  readonly traveller: number
}

const relationOf = ({ answers, traveller }: Member): string | null =>
  traveller === 0 ? null : findText(answers, 'party.relation')

/** An adult who said that she cannot be parted from her carer; relations are to the first traveller. */
function needsCarer(adult: Member, adults: readonly Member[]): boolean {
  if (adult.traveller === 0) return adults.some((other) => relationOf(other) === 'carer')
  return relationOf(adult) === 'in-care' && adults.some((other) => relationOf(other) !== 'in-care')
}

/** Those who said that they care for somebody; else the first adult. */
function carersAmong(able: readonly Member[]): readonly Member[] {
  const named = able.filter((member) => relationOf(member) === 'carer')
  return named.length > 0 ? named : able.slice(0, 1)
}

// Placement keeps whoever has the role of a child with a carer, at any age.
function roleOf(member: Member, carers: readonly Member[], children: readonly Member[]): PartyRole {
  if (children.includes(member)) return 'child'
  return carers.includes(member) ? 'carer' : 'traveller'
}
