// Somebody is seen at the door: landed if that was not known, temperature and symptoms taken, her lane and the reason
// at once. A tablet sends the same deed as often as it likes; what another tablet found of her stands beside it until a
// person says what holds.
import { v7 as newId } from 'uuid'
import type { Act } from '../holder/act.ts'
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordAct, recordActs } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import type { LaneRule } from '../voyage/arrival-plan.ts'
import { meetAtDoor } from '../voyage/meet-at-door.action.ts'
import { listPersonFacts } from '../voyage/person-facts.action.ts'
import { laneOf } from './lane-of.ts'
import {
  deedTimeWrong,
  readingImplausible,
  screeningNotFound,
  symptomUnknown,
  undoTooLate,
} from './port.problems.ts'
import {
  cancelScreeningRow,
  findScreening,
  insertConflict,
  insertScreening,
  listConflictsOf,
  listScreeningsNear,
  type ScreeningRow,
  settleConflict,
} from './port.store.ts'
import { celsiusOf, type GivenReading, readingFaults } from './reading.ts'

export interface Screening {
  /** UUID chosen by the tablet. */
  readonly screeningId: string
  readonly holderId: string
  readonly voyageId: string | null
  readonly port: string
  readonly jurisdiction: string
  readonly device: string
  /** On the tablet's clock. */
  readonly doneAt: Date
  readonly readings: readonly GivenReading[]
  readonly symptoms: readonly string[]
}

export interface Screened {
  readonly row: ScreeningRow
  readonly rule: LaneRule
  readonly colour: string | null
  /** A first reading was high: the second, with another thermometer, from then on. */
  readonly secondReadingAt: Date | null
  readonly conflictIds: readonly string[]
  readonly undoUntil: Date
}

const minute = 60_000
const futureMs = 5 * minute
const oldestMs = 7 * 86_400_000
const conflictHours = 12
const secondReadingMs = 10 * minute

export async function screenPerson(deed: Deed, screening: Screening): Promise<Screened> {
  assertTime(deed, screening.doneAt)
  assertFindings(deed, screening)
  const { state } = await getLockedHolder(deed, screening.holderId)
  // Under the lock: the same deed sent twice at once waits here for itself.
  const known = await findScreening(deed.db, screening.screeningId)
  if (known !== undefined) return told(deed, known, screening)
  const landed = state.landed === null ? null : new Date(state.landed.at)
  const acts: readonly Act[] = [
    ...(landed === null
      ? [{ kind: 'landed', payload: { at: screening.doneAt.toISOString(), port: screening.port } } as const]
      : []),
    { kind: 'screened', payload: payloadOf(screening) },
  ]
  await recordActs(deed, screening.holderId, acts as [Act, ...Act[]])
  const row = await writeRow(deed, screening, landed ?? screening.doneAt)
  if (screening.voyageId !== null)
    await meetAtDoor(deed, screening.voyageId, screening.holderId, screening.doneAt)
  await openConflicts(deed, row)
  return told(deed, row, screening)
}

export function assertTime({ now }: Deed, doneAt: Date): void {
  const ms = doneAt.getTime() - now.getTime()
  if (ms <= futureMs && ms >= -oldestMs) return
  throw new Problem(deedTimeWrong, {
    detail:
      ms > 0
        ? 'The deed is done later than now. Set the clock of the device and record it again.'
        : 'The deed is more than seven days old. Record it on paper and ask the control room.',
  })
}

function assertFindings({ house }: Deed, { readings, symptoms }: Screening): void {
  const { plan, symptoms: codes } = arrivalPack(house)
  const faults = readingFaults(readings, plan.reading)
  if (faults.length > 0)
    throw new Problem(readingImplausible, {
      detail: faults[0]?.detail ?? '',
      errors: faults.map(({ at, detail }) => ({
        pointer: `/readings/${at}/value`,
        code: 'out-of-range',
        detail,
      })),
    })
  const unknown = symptoms.filter((code) => !codes.includes(code))
  if (unknown.length > 0)
    throw new Problem(symptomUnknown, {
      detail: `Not of the pack: ${unknown.join(', ')}. Choose from: ${codes.join(', ')}.`,
    })
}

const payloadOf = ({ screeningId, doneAt, port, readings, symptoms }: Screening) => ({
  at: doneAt.toISOString(),
  port,
  readings: readings.map((reading) => ({
    celsius: celsiusOf(reading),
    at: reading.at,
    device: reading.device,
  })),
  symptoms: [...symptoms],
  deed: screeningId,
})

async function writeRow(deed: Deed, screening: Screening, landedAt: Date): Promise<ScreeningRow> {
  const rule = await ruleFor(deed, screening)
  const row: ScreeningRow = {
    screening_id: screening.screeningId,
    holder_id: screening.holderId,
    voyage_id: screening.voyageId,
    port: screening.port,
    jurisdiction: screening.jurisdiction,
    kind: 'primary',
    device: screening.device,
    officer_id: deed.actor.id,
    done_at: screening.doneAt,
    recorded_at: deed.now,
    landed_at: landedAt,
    lane: rule.lane,
    because: rule.code,
    cancelled_at: null,
    cancelled_by: null,
  }
  await insertScreening(deed.db, row)
  return row
}

/** A high first reading counts at the door before a second one confirms it. */
async function ruleFor(deed: Deed, { holderId, readings }: Screening): Promise<LaneRule> {
  const { plan } = arrivalPack(deed.house)
  const known = (await listPersonFacts(deed, [holderId])).get(holderId)
  if (known === undefined) throw new Error('A holder who was screened has no row')
  const fever = known.facts.fever || firstHigh(readings, plan.reading.fever) !== null
  return laneOf(plan, { ...known.facts, fever })
}

const firstHigh = (readings: readonly GivenReading[], fever: number): GivenReading | null => {
  const inOrder = readings.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const [first, ...others] = inOrder
  if (first === undefined || celsiusOf(first) < fever) return null
  const second = others.find(
    ({ device, at }) => device !== first.device && Date.parse(at) - Date.parse(first.at) >= secondReadingMs,
  )
  return second === undefined ? first : null
}

async function told(deed: Deed, row: ScreeningRow, { readings }: Screening): Promise<Screened> {
  const { plan } = arrivalPack(deed.house)
  const known = (await listPersonFacts(deed, [row.holder_id])).get(row.holder_id)
  const first = firstHigh(readings, plan.reading.fever)
  return {
    row,
    rule: plan.lanes.find(({ code }) => code === row.because) ?? laneOf(plan, { ...fallback, fever: false }),
    colour: known?.row.colour ?? null,
    secondReadingAt: first === null ? null : new Date(Date.parse(first.at) + secondReadingMs),
    conflictIds: (await listConflictsOf(deed.db, row.screening_id)).map(({ conflict_id }) => conflict_id),
    undoUntil: new Date(row.done_at.getTime() + plan.times.undoSeconds * 1000),
  }
}

const fallback = {
  colour: null,
  declared: false,
  symptoms: false,
  exposure: null,
  caseStatus: null,
  finding: null,
  positive: false,
  category: null,
}

/** Another tablet met the same person: nothing is dropped, somebody looks. */
async function openConflicts(deed: Deed, row: ScreeningRow): Promise<void> {
  const near = await listScreeningsNear(deed.db, row.holder_id, row.done_at, conflictHours)
  for (const other of near) {
    if (other.screening_id === row.screening_id || other.device === row.device) continue
    await insertConflict(deed.db, {
      conflict_id: newId(),
      holder_id: row.holder_id,
      port: row.port,
      jurisdiction: row.jurisdiction,
      first_id: other.screening_id,
      second_id: row.screening_id,
      opened_at: deed.now,
      resolved_at: null,
      resolved_by: null,
      kept: null,
    })
  }
}

/** Within the seconds of the plan, on the tablet's clock, by who did it. */
export async function undoScreening(
  deed: Deed,
  screeningId: string,
  { doneAt, reason }: { readonly doneAt: Date; readonly reason: string },
): Promise<ScreeningRow> {
  assertTime(deed, doneAt)
  const row = await getScreening(deed, screeningId)
  if (row.cancelled_at !== null) return row
  const { undoSeconds } = arrivalPack(deed.house).plan.times
  if (row.officer_id !== deed.actor.id || doneAt.getTime() - row.done_at.getTime() > undoSeconds * 1000)
    throw new Problem(undoTooLate, {
      detail: `Only who recorded it may undo it, within ${undoSeconds} seconds. Screen the person again, or ask the medical officer.`,
    })
  await cancel(deed, row, reason)
  return row
}

async function cancel(deed: Deed, row: ScreeningRow, reason: string): Promise<void> {
  await recordAct(deed, row.holder_id, {
    kind: 'deed-cancelled',
    payload: { deed: row.screening_id, reason },
  })
  await cancelScreeningRow(deed.db, row.screening_id, deed.now, deed.actor.id)
  for (const conflict of await listConflictsOf(deed.db, row.screening_id))
    await settleConflict(deed.db, conflict.conflict_id, {
      resolved_at: deed.now,
      resolved_by: deed.actor.id,
      kept: conflict.first_id === row.screening_id ? 'second' : 'first',
    })
}

export async function getScreening(deed: Pick<Deed, 'db'>, screeningId: string): Promise<ScreeningRow> {
  const row = await findScreening(deed.db, screeningId)
  if (row !== undefined) return row
  throw new Problem(screeningNotFound, {
    detail: 'There is no screening of this id here. It may still wait on a tablet without a network.',
  })
}

/** A person says what holds: both, or one; the other is cancelled by an act, not deleted. */
export async function keepOf(
  deed: Deed,
  conflict: { readonly conflictId: string; readonly firstId: string; readonly secondId: string },
  kept: 'first' | 'second' | 'both',
): Promise<void> {
  const settled = { resolved_at: deed.now, resolved_by: deed.actor.id, kept }
  await settleConflict(deed.db, conflict.conflictId, settled)
  if (kept === 'both') return
  const dropped = await getScreening(deed, kept === 'first' ? conflict.secondId : conflict.firstId)
  if (dropped.cancelled_at === null)
    await cancel(deed, dropped, 'the same person was screened at another tablet, which holds')
}
