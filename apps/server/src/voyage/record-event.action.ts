// Something happens to a voyage: it is appended to its events, sealed, and can be told again in order.
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { eventContext, openValue, sealValue } from './sealed-voyage.node.ts'
import { listForgotten } from './voyage.problems.ts'
import { insertEvent, listEventRows, updateVoyage, type VoyageRow } from './voyage.store.ts'
import type { RecordedEvent, VoyageEvent } from './voyage.ts'

/** The key under which a voyage's people and events are sealed; refuses when it was dropped. */
export function dataKeyOf({ house }: Pick<Deed, 'house'>, { data_key }: Pick<VoyageRow, 'data_key'>): Buffer {
  if (data_key === null)
    throw new Problem(listForgotten, { detail: 'What names people on this voyage is no longer kept.' })
  return house.keyring.unwrap(data_key)
}

/** Expects the row locked, or new. Returns the event's number. */
export async function recordEvent(deed: Deed, row: VoyageRow, event: VoyageEvent): Promise<number> {
  const seq = row.event_count + 1
  const context = eventContext(row.voyage_id, seq)
  await insertEvent(deed.db, {
    voyage_id: row.voyage_id,
    seq,
    kind: event.kind,
    at: deed.now,
    actor_kind: deed.actor.kind,
    actor_id: deed.actor.id,
    sealed: sealValue(deed.house.keyring, dataKeyOf(deed, row), context, event.payload),
  })
  await updateVoyage(deed.db, row.voyage_id, { event_count: seq })
  return seq
}

/** In order, by voyage; those of a voyage whose key was dropped are left out. */
export async function listEvents(
  deed: Pick<Deed, 'db' | 'house'>,
  rows: readonly VoyageRow[],
): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
  const keys = new Map(
    rows.flatMap((row) => (row.data_key === null ? [] : [[row.voyage_id, dataKeyOf(deed, row)] as const])),
  )
  const events = (await listEventRows(deed.db, [...keys.keys()])).flatMap(
    ({ voyage_id, seq, kind, at, actor_id, sealed }) => {
      const key = keys.get(voyage_id)
      if (key === undefined || sealed === null) return []
      const payload = openValue<never>(deed.house.keyring, key, eventContext(voyage_id, seq), sealed)
      // The kind and the payload were sealed together as one event.
      return [
        {
          voyageId: voyage_id,
          event: { kind, payload, seq, at, actorId: actor_id } as unknown as RecordedEvent,
        },
      ]
    },
  )
  return new Map(
    [...Map.groupBy(events, ({ voyageId }) => voyageId)].map(([id, of]) => [
      id,
      of.map(({ event }) => event),
    ]),
  )
}
