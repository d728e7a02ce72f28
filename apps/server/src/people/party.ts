// A party is a household or a child with its carer: who must stay together. Who filed for whom is not a party.
export const partyRoles = ['traveller', 'child', 'carer', 'guardian'] as const
export type PartyRole = (typeof partyRoles)[number]

export interface PartyMember {
  readonly holderId: string
  readonly role: PartyRole
}

export type PartyFault = 'nobody' | 'named-twice' | 'child-without-carer'

/** Every reason why these people do not make a party; empty when they do. */
export function partyFaults(members: readonly PartyMember[]): readonly PartyFault[] {
  const has = (role: PartyRole) => members.some((member) => member.role === role)
  const faults: readonly (readonly [PartyFault, boolean])[] = [
    ['nobody', members.length === 0],
    ['named-twice', new Set(members.map(({ holderId }) => holderId)).size < members.length],
    ['child-without-carer', has('child') && !has('carer') && !has('guardian')],
  ]
  return faults.filter(([, holds]) => holds).map(([fault]) => fault)
}

export interface Minor {
  readonly ageBand: 'child' | 'minor' | 'adult' | 'older' | null
  /** Someone who answers for her without travelling is named in her identity. */
  readonly guardianNamed: boolean
}

/** A minor who travels without a carer and for whom nobody is named. */
export function lacksGuardian(minor: Minor, companions: readonly PartyMember[]): boolean {
  if (minor.ageBand !== 'child' && minor.ageBand !== 'minor') return false
  return !minor.guardianNamed && !companions.some(({ role }) => role === 'carer' || role === 'guardian')
}
