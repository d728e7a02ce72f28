// The medical officer sees somebody: full questions, a finding, and what follows. A finding is a fact that closes or
// confirms what symptoms opened; isolation itself is ordered elsewhere, by a person who heard the other.

import type { Act } from '../holder/act.ts'
import { getLockedHolder } from '../holder/known-holder.action.ts'
import { recordActs } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { dayIn } from '../voyage/list-voyage.ts'
import { listPersonFacts } from '../voyage/person-facts.action.ts'
import { laneOf } from './lane-of.ts'
import { findScreening, insertScreening, type ScreeningRow } from './port.store.ts'
import { assertTime } from './screen.action.ts'

export interface Examination {
  readonly examinationId: string
  readonly holderId: string
  readonly voyageId: string | null
  readonly port: string
  readonly jurisdiction: string
  readonly device: string
  readonly doneAt: Date
  readonly finding: 'none' | 'cleared' | 'suspect' | 'case'
  readonly decision: 'release' | 'sample' | 'refer' | 'isolate'
  /** What was asked and answered, by question. */
  readonly answers: Readonly<Record<string, string>>
  readonly note: string | null
}

export async function examinePerson(deed: Deed, examination: Examination): Promise<ScreeningRow> {
  const { holderId, doneAt, finding, examinationId } = examination
  assertTime(deed, doneAt)
  const { state } = await getLockedHolder(deed, holderId)
  const known = await findScreening(deed.db, examinationId)
  if (known !== undefined) return known
  const { zone, plan } = arrivalPack(deed.house)
  const at = doneAt.toISOString()
  const acts: readonly Act[] = [
    ...(state.landed === null ? [{ kind: 'landed', payload: { at, port: examination.port } } as const] : []),
    {
      kind: 'examined',
      payload: {
        at,
        finding,
        deed: examinationId,
        decision: examination.decision,
        answers: examination.answers,
        note: examination.note,
      },
    },
    // A suspicion is a case to be reported: the clock of the statutory report starts here.
    ...(finding === 'suspect' && state.caseRecord?.status !== 'confirmed'
      ? [{ kind: 'case-recorded', payload: { status: 'suspected', on: dayIn(doneAt, zone) } } as const]
      : []),
  ]
  await recordActs(deed, holderId, acts as [Act, ...Act[]])
  const facts = (await listPersonFacts(deed, [holderId])).get(holderId)
  if (facts === undefined) throw new Error('A holder who was examined has no row')
  const rule = laneOf(plan, facts.facts)
  const row: ScreeningRow = {
    screening_id: examinationId,
    holder_id: holderId,
    voyage_id: examination.voyageId,
    port: examination.port,
    jurisdiction: examination.jurisdiction,
    kind: 'secondary',
    device: examination.device,
    officer_id: deed.actor.id,
    done_at: doneAt,
    recorded_at: deed.now,
    landed_at: new Date(state.landed?.at ?? at),
    lane: rule.lane,
    because: rule.code,
    cancelled_at: null,
    cancelled_by: null,
  }
  await insertScreening(deed.db, row)
  return row
}
