// The lane of somebody at the door, before the server has said it: what the flight's list says of her, and what was just
// seen. Stricter by what is seen, never milder.
import type { Person } from './shown.ts'

export type Lane = Person['lane']

export interface Seen {
  readonly fever: boolean
  readonly symptoms: number
}

export interface LaneNow {
  readonly lane: Lane
  /** Code of the rule of the pack. */
  readonly because: string
}

export function laneNow({ lane, because }: Pick<Person, 'lane' | 'because'>, seen: Seen): LaneNow {
  if (lane === 'health') return { lane, because }
  if (seen.fever) return { lane: 'health', because: 'fever' }
  return seen.symptoms > 0 ? { lane: 'health', because: 'symptoms' } : { lane, because }
}

/** Those who travel with her and are not screened yet, in the order of the list. */
export const companionsOf = (
  { partyId, holderId }: Pick<Person, 'partyId' | 'holderId'>,
  people: readonly Person[],
): readonly Person[] =>
  partyId === null ? [] : people.filter((other) => other.partyId === partyId && other.holderId !== holderId)
