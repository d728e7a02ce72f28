// Where the members of a party stay: a second pass over what each one's own decision proposes. It moves people,
// never colours. A child is not separated from its carer by a rule: where that costs one of them something,
// a person is asked.
import type { PartyRole } from '../people/party.ts'

/** Where a member would stay by her own decision. */
export interface OwnPlacement {
  readonly holderId: string
  readonly role: PartyRole
  /** The measure of the pack that places her; null when none does. */
  readonly measure: string | null
  /** How strict that place is; 0 where no measure places her, higher is stricter. */
  readonly rank: number
  /** Whether someone well may stay there with one who needs care. */
  readonly carerMayAccompany: boolean
}

export interface Placement {
  readonly holderId: string
  readonly measure: string | null
  /** Her own measure, or someone she must not be parted from. */
  readonly because: 'own' | 'with-child' | 'with-carer'
  /** With whom she stays, where that moves one of them. */
  readonly together: readonly string[]
  /** An officer decides with the family: the place is not meant for one of them. */
  readonly officerDecides: boolean
}

interface Group {
  readonly carer: OwnPlacement
  readonly children: readonly OwnPlacement[]
}

/** One placement a member, in the order given. */
export function placeParty(members: readonly OwnPlacement[]): readonly Placement[] {
  const groups = groupsOf(members)
  return members.map((member) => {
    const group = groups.find((one) => peopleOf(one).includes(member))
    return group === undefined || group.children.length === 0 ? aloneAt(member) : togetherAt(member, group)
  })
}

const peopleOf = ({ carer, children }: Group): readonly OwnPlacement[] => [carer, ...children]
const strictestOf = (group: Group): OwnPlacement =>
  peopleOf(group).reduce((strictest, one) => (one.rank > strictest.rank ? one : strictest))

/** Each child goes with the carer whose place is nearest to its own; the strictest placed child chooses first. */
function groupsOf(members: readonly OwnPlacement[]): readonly Group[] {
  const carers = members.filter(({ role }) => role === 'carer' || role === 'guardian')
  const children = members.filter(({ role }) => role === 'child').toSorted((a, b) => b.rank - a.rank)
  const alone: readonly Group[] = carers.map((carer) => ({ carer, children: [] }))
  return children.reduce(joinNearest, alone)
}

function joinNearest(groups: readonly Group[], child: OwnPlacement): readonly Group[] {
  const distance = (group: Group) => Math.abs(strictestOf(group).rank - child.rank)
  const nearest = groups.toSorted(
    (a, b) => distance(a) - distance(b) || strictestOf(a).rank - strictestOf(b).rank,
  )[0]
  return groups.map((group) =>
    group === nearest ? { carer: group.carer, children: [...group.children, child] } : group,
  )
}

/** A child in whose party nobody cares for it is for a person to decide, not for a rule. */
const aloneAt = ({ holderId, measure, role }: OwnPlacement): Placement => ({
  holderId,
  measure,
  because: 'own',
  together: [],
  officerDecides: role === 'child',
})

function togetherAt(member: OwnPlacement, group: Group): Placement {
  const people = peopleOf(group)
  const place = strictestOf(group)
  const moves = (one: OwnPlacement) => one.rank < place.rank
  const somebodyMoves = people.some(moves)
  return {
    holderId: member.holderId,
    measure: moves(member) ? place.measure : member.measure,
    because: becauseOf(member, moves(member)),
    together: somebodyMoves ? people.filter((one) => one !== member).map(({ holderId }) => holderId) : [],
    officerDecides: somebodyMoves && !place.carerMayAccompany,
  }
}

function becauseOf({ role }: OwnPlacement, moves: boolean): Placement['because'] {
  if (!moves) return 'own'
  return role === 'child' ? 'with-carer' : 'with-child'
}
