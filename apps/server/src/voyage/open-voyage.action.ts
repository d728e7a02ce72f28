// Voyages become known: by schedule, by the passenger list that comes first, or because somebody declared them.
import { v7 as newId } from 'uuid'
import { readStates } from '../holder/read-states.action.ts'
import { findAirport } from '../place/airport.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from './arrival-plan.node.ts'
import { type Departure, departureIn, mostOften } from './declared-departure.ts'
import { recordEvent } from './record-event.action.ts'
import { unknownPort, voyageNotFound } from './voyage.problems.ts'
import {
  type DeclaredFlight,
  findByDesignator,
  findVoyageRow,
  holdDesignator,
  insertVoyage,
  listDeclaredFlights,
  listDeclarersOf,
  lockVoyageRow,
  replaceLegs,
  type VoyageRow,
  voyageOf,
  type Window,
} from './voyage.store.ts'
import { type Conveyance, type Leg, portCode, type Voyage } from './voyage.ts'

export interface NewVoyage {
  readonly conveyance: Conveyance
  readonly designator: string
  readonly operator: string | null
  readonly conveyanceType: string | null
  readonly origin: string | null
  readonly port: string
  readonly departsAt: Date | null
  readonly arrivesAt: Date
  readonly legs: readonly Leg[]
  readonly from: 'schedule' | 'declarations' | 'list'
}

const hours = (at: Date, before: number, after = before): Window => ({
  from: new Date(at.getTime() - before * 3_600_000),
  until: new Date(at.getTime() + after * 3_600_000),
})

/** Opens it unless it is known: the same designator to the same port within eighteen hours is the same voyage. */
export async function openVoyage(deed: Deed, voyage: NewVoyage): Promise<Voyage> {
  const designator = voyage.designator.toUpperCase().replaceAll(/\s/g, '')
  const port = portCode(voyage.port)
  assertPort(deed, voyage.conveyance, port)
  await holdDesignator(deed.db, designator)
  const at = voyage.arrivesAt
  const known = await findByDesignator(deed.db, { designator, port, at, window: hours(at, 18) })
  if (known !== undefined) return voyageOf(known)
  const { keyring } = deed.house
  const row: VoyageRow = {
    voyage_id: newId(),
    conveyance: voyage.conveyance,
    designator,
    operator: voyage.operator,
    conveyance_type: voyage.conveyanceType,
    origin: voyage.origin,
    port,
    jurisdiction: arrivalPack(deed.house).authority,
    scheduled_at: at,
    departs_at: voyage.departsAt,
    arrives_at: at,
    departed_at: null,
    landed_at: null,
    cancelled_at: null,
    listed_at: null,
    event_count: 0,
    data_key: keyring.wrap(keyring.newDataKey()),
    opened_at: deed.now,
  }
  await insertVoyage(deed.db, row)
  await replaceLegs(deed.db, row.voyage_id, voyage.legs)
  await recordEvent(deed, row, { kind: 'opened', payload: { from: voyage.from } })
  return voyageOf({ ...row, event_count: 1 })
}

function assertPort(deed: Deed, conveyance: Conveyance, port: string): void {
  const places = packPlaces(deed.house.config.pack)
  if (conveyance !== 'aircraft' || findAirport(places.airports(), port) !== undefined) return
  throw new Problem(unknownPort, {
    detail: `No airport has the code ${port}. Use its IATA code, such as PVG.`,
    errors: [{ pointer: '/port', code: 'unknown', detail: 'Use the IATA code of the airport of arrival.' }],
  })
}

/** Every flight that somebody declared to arrive within the window has a voyage afterwards. */
export async function openDeclaredVoyages(deed: Deed, port: string | null, window: Window): Promise<void> {
  for (const declared of await listDeclaredFlights(deed.db, port, window)) {
    const { flight, port: to, arrivesAt } = declared
    const departure = await departureOf(deed, declared)
    await openVoyage(deed, {
      conveyance: 'aircraft',
      designator: flight,
      operator: /^([A-Z]{3}|[A-Z0-9]{2})\d/.exec(flight)?.[1] ?? null,
      conveyanceType: null,
      ...departure,
      port: to,
      arrivesAt,
      legs: [],
      from: 'declarations',
    })
  }
}

const asked = 20

/** Where it leaves from and when, as most of those asked say. */
async function departureOf(deed: Deed, flight: DeclaredFlight): Promise<Departure> {
  const states = await readStates(deed, await listDeclarersOf(deed.db, flight, asked))
  const airports = packPlaces(deed.house.config.pack).airports()
  return mostOften([...states.values()].map(({ answers }) => departureIn(answers, airports)))
}

/** The voyage nearest to an instant by its designator; null where none is known. */
export async function findVoyage(
  deed: Pick<Deed, 'db'>,
  asked: {
    readonly designator: string
    readonly port: string | null
    readonly at: Date
    readonly hours?: number
  },
): Promise<Voyage | null> {
  const row = await findByDesignator(deed.db, { ...asked, window: hours(asked.at, asked.hours ?? 18) })
  return row === undefined ? null : voyageOf(row)
}

export async function getVoyage(deed: Pick<Deed, 'db'>, voyageId: string): Promise<Voyage> {
  return voyageOf(found(await findVoyageRow(deed.db, voyageId)))
}

/** Under the lock of its row. */
export async function getLockedVoyage(deed: Pick<Deed, 'db'>, voyageId: string): Promise<VoyageRow> {
  return found(await lockVoyageRow(deed.db, voyageId))
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined)
    throw new Problem(voyageNotFound, {
      detail: 'There is no voyage of this id. Look it up by day and port.',
    })
  return row
}
