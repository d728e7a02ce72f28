// Who did each act of a holder, for the timeline: officers by their name.
import { listStaffNames } from '../platform/auth/staff.store.ts'
import type { Deed } from '../platform/deed.ts'
import { listActorRows } from './actor.store.ts'

export interface ActActor {
  readonly kind: 'traveller' | 'officer' | 'system' | 'exercise'
  /** Of an officer; null for anybody else. */
  readonly name: string | null
}

/** By the number of the act. */
export async function listActors(
  { db }: Pick<Deed, 'db'>,
  holderId: string,
): Promise<ReadonlyMap<number, ActActor>> {
  const rows = await listActorRows(db, holderId)
  const officers = rows.filter(({ kind }) => kind === 'officer').map(({ id }) => id)
  const names = await listStaffNames(db, [...new Set(officers)].filter(isId))
  return new Map(rows.map(({ seq, kind, id }) => [seq, { kind, name: names.get(id) ?? null }]))
}

/** The numbers of the acts that an officer did herself. */
export async function listActsOf(
  { db }: Pick<Deed, 'db'>,
  holderId: string,
  staffId: string,
): Promise<ReadonlySet<number>> {
  const rows = await listActorRows(db, holderId)
  return new Set(rows.filter(({ kind, id }) => kind === 'officer' && id === staffId).map(({ seq }) => seq))
}

// Acts of tests and of other systems may name an officer otherwise.
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
