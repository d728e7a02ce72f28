// A party is a household or a child with its carer: who must stay together. Who filed for whom is not a party.
export const partyRoles = ['traveller', 'child', 'carer', 'guardian'] as const
export type PartyRole = (typeof partyRoles)[number]

export interface PartyMember {
  readonly holderId: string
  readonly role: PartyRole
}
