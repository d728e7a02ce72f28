// What the rows of holders say of them now, for the pack's clauses: lanes at the door and answers at boarding.
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import type { PersonFacts } from './person-clause.ts'
import { listHolderFacts, type VoyageHolder } from './voyage-people.store.ts'

type Row = Pick<
  VoyageHolder,
  | 'colour'
  | 'declared'
  | 'symptoms'
  | 'temperature'
  | 'exposure'
  | 'caseStatus'
  | 'finding'
  | 'testResult'
  | 'category'
>

export function factsOfRow(row: Row, fever: number): PersonFacts {
  const { colour, declared, exposure, caseStatus, finding, category } = row
  return {
    colour,
    declared,
    exposure,
    caseStatus,
    finding,
    category,
    symptoms: (row.symptoms ?? 0) !== 0,
    fever: (row.temperature ?? 0) >= fever,
    positive: row.testResult === 'positive',
  }
}

export interface HolderFacts {
  readonly row: VoyageHolder
  readonly facts: PersonFacts
}

/** Those that are known and not erased, by holder. */
export async function listPersonFacts(
  { db, house }: Pick<Deed, 'db' | 'house'>,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, HolderFacts>> {
  const { fever } = arrivalPack(house).plan.reading
  const rows = await listHolderFacts(db, holderIds)
  return new Map(rows.map((row) => [row.holderId, { row, facts: factsOfRow(row, fever) }]))
}
