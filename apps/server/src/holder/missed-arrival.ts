// Who was expected and never came. Nothing that counts from the arrival has begun then, and a code made for that day is
// over: she is asked what became of the journey, and the port finds her among the arrivals past due.
import { arrivalOf, type HolderState, isDecidable } from './state.ts'

export interface Waiting {
  readonly now: Date
  /** How long after the planned arrival a landing may still be recorded: as long as the code of that day holds. */
  readonly hours: number
}

/** The planned arrival that passed without a landing; null where there is none. */
export function findMissedArrival(state: HolderState, { now, hours }: Waiting): Date | null {
  const planned = arrivalOf(state)
  if (planned === null || state.landed !== null || !isDecidable(state)) return null
  const at = new Date(planned)
  return at.getTime() + hours * 3_600_000 <= now.getTime() ? at : null
}
