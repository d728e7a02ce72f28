// A specimen is taken, labelled and handed on: from then on it is always in somebody's hands, and her sample counts from
// the moment it was taken.
import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { recordAct } from '../holder/record-act.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { dayIn } from '../voyage/list-voyage.ts'
import { specimenKnown, specimenNotFound } from './port.problems.ts'
import { assertTime } from './screen.action.ts'
import {
  addCustody,
  type CustodyRow,
  findSpecimenRow,
  insertSpecimen,
  listCustody,
  listSpecimenRows,
  type SpecimenRow,
  type SpecimensAsked,
  setSpecimenState,
} from './specimen.store.ts'
import { specimenNumber } from './specimen-number.ts'

export type { CustodyRow, SpecimenRow } from './specimen.store.ts'

export interface NewSpecimen {
  readonly holderId: string
  readonly voyageId: string | null
  readonly port: string
  readonly jurisdiction: string
  readonly material: string
  /** Of a printed label; made here where there is none. */
  readonly number: string | null
  readonly doneAt: Date
}

export async function takeSpecimen(deed: Deed, specimen: NewSpecimen): Promise<SpecimenRow> {
  assertTime(deed, specimen.doneAt)
  const { holderId, port, doneAt } = specimen
  const row: SpecimenRow = {
    specimen_id: newId(),
    number: specimen.number ?? newNumber(deed, port, doneAt),
    holder_id: holderId,
    voyage_id: specimen.voyageId,
    port,
    jurisdiction: specimen.jurisdiction,
    material: specimen.material,
    taken_at: doneAt,
    taken_by: deed.actor.id,
    state: 'taken',
  }
  if (!(await insertSpecimen(deed.db, row))) return sameAgain(deed, row)
  await recordAct(deed, holderId, {
    kind: 'sampled',
    payload: { at: doneAt.toISOString(), specimen: row.number, deed: row.specimen_id },
  })
  await addCustody(deed.db, custody(deed, row, { step: 'taken', at: doneAt, note: specimen.material }))
  return row
}

const newNumber = (deed: Deed, port: string, doneAt: Date): string =>
  specimenNumber(
    port,
    dayIn(doneAt, arrivalPack(deed.house).zone),
    String(randomInt(100_000_000)).padStart(8, '0'),
  )

/** The same tablet sent it twice; a label of somebody else is refused. */
async function sameAgain(deed: Deed, row: SpecimenRow): Promise<SpecimenRow> {
  const known = await getSpecimen(deed, row.number)
  if (known.holder_id === row.holder_id && known.taken_at.getTime() === row.taken_at.getTime()) return known
  throw new Problem(specimenKnown, {
    detail: `A specimen with the number ${row.number} exists. Take another label and stick it over the first.`,
  })
}

const custody = (
  { actor }: Deed,
  { specimen_id }: SpecimenRow,
  step: Pick<CustodyRow, 'step' | 'at' | 'note'>,
): Omit<CustodyRow, 'seq'> => ({ specimen_id, officer_id: actor.id, ...step })

const stateAfter = { 'handed-over': 'sent', received: 'received', lost: 'lost' } as const

export async function moveSpecimen(
  deed: Deed,
  number: string,
  {
    step,
    note,
    doneAt,
  }: { readonly step: keyof typeof stateAfter; readonly note: string | null; readonly doneAt: Date },
): Promise<SpecimenRow> {
  assertTime(deed, doneAt)
  const row = await getSpecimen(deed, number)
  await addCustody(deed.db, custody(deed, row, { step, at: doneAt, note }))
  const state = row.state === 'resulted' ? 'resulted' : stateAfter[step]
  await setSpecimenState(deed.db, row.specimen_id, state)
  return { ...row, state }
}

export async function getSpecimen(deed: Pick<Deed, 'db'>, number: string): Promise<SpecimenRow> {
  const row = await findSpecimenRow(deed.db, number)
  if (row !== undefined) return row
  throw new Problem(specimenNotFound, {
    detail: `No specimen has the number ${number}. Compare it with the label, the last sign included.`,
  })
}

/** Null where none has the number. */
export const findSpecimen = async (deed: Pick<Deed, 'db'>, number: string): Promise<SpecimenRow | null> =>
  (await findSpecimenRow(deed.db, number)) ?? null

export const closeSpecimen = (deed: Pick<Deed, 'db'>, specimenId: string): Promise<void> =>
  setSpecimenState(deed.db, specimenId, 'resulted')

export interface Specimen extends SpecimenRow {
  readonly custody: readonly CustodyRow[]
}

export async function listSpecimens(
  { db }: Pick<Deed, 'db'>,
  asked: SpecimensAsked,
): Promise<readonly Specimen[]> {
  const rows = await listSpecimenRows(db, asked)
  const steps = Map.groupBy(
    await listCustody(
      db,
      rows.map(({ specimen_id }) => specimen_id),
    ),
    ({ specimen_id }) => specimen_id,
  )
  return rows.map((row) => ({ ...row, custody: steps.get(row.specimen_id) ?? [] }))
}
