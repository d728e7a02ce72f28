// Who must stay together, and what has to fit between the travellers of one declaration.
import type { PartyRole } from '../people/party.ts'
import type { PlainDate } from '../place/plain-date.ts'
import { ageBandOn } from './age-band.ts'
import { type Answers, answerAt, findText } from './answers.ts'
import { documentNumberOf } from './identity-of.ts'

export interface PartyProblem {
  /** Counted from 0. */
  readonly traveller: number
  readonly code: 'guardian-missing' | 'document-twice' | 'relation-missing'
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
  const carer = members.find(({ answers }) => !isMinor(answers, on))
  const children = members.filter(({ answers }) => isMinor(answers, on))
  // Children who travel with each other only have a guardian who is not here.
  if (carer === undefined || children.length === 0)
    return members.map(({ traveller }) => ({ traveller, role: 'traveller' }))
  return members.map((member) => ({ traveller: member.traveller, role: roleOf(member, carer, children) }))
}

function roleOf<Member>(member: Member, carer: Member, children: readonly Member[]): PartyRole {
  if (children.includes(member)) return 'child'
  return member === carer ? 'carer' : 'traveller'
}
