// The people of a flight on this tablet: fetched while there is a network, sealed for the officer, read again without one.
import { BundleAnswer } from '@pratique/api-contract'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, Refusal } from '../api/client.ts'
import { outbox } from '../outbox/desk-outbox.ts'
import { currentLanguage } from '../say.tsx'

export interface KeptBundle {
  readonly bundle: BundleAnswer
  /** By the clock of the device; null: fresh from the server. */
  readonly keptAt: string | null
}

const Flights = z.array(
  z.object({ voyageId: z.string(), designator: z.string(), arrivesAt: z.string(), keptAt: z.string() }),
)
export type KeptFlight = z.infer<typeof Flights>[number]
const flightsSheet = 'flights'
const most = 12

export async function keptFlights(): Promise<readonly KeptFlight[]> {
  const sheet = await outbox.findSheet(flightsSheet)
  return sheet === null ? [] : Flights.parse(sheet.value)
}

async function keep(bundle: BundleAnswer): Promise<void> {
  await outbox.keepSheet(`bundle ${bundle.voyageId}`, bundle)
  const { voyageId, designator, arrivesAt } = bundle
  const others = (await keptFlights()).filter((flight) => flight.voyageId !== voyageId)
  const mine = { voyageId, designator, arrivesAt, keptAt: new Date().toISOString() }
  await outbox.keepSheet(flightsSheet, [mine, ...others].slice(0, most))
}

async function freshOrKept(voyageId: string): Promise<KeptBundle> {
  try {
    const bundle = await ask(BundleAnswer, `port/voyages/${voyageId}/bundle`)
    await keep(bundle)
    return { bundle, keptAt: null }
  } catch (error) {
    const sheet = error instanceof Refusal ? null : await outbox.findSheet(`bundle ${voyageId}`)
    if (sheet === null) throw error
    return { bundle: BundleAnswer.parse(sheet.value), keptAt: sheet.keptAt }
  }
}

export const bundleQuery = (voyageId: string) =>
  queryOptions({
    queryKey: ['desk', currentLanguage(), 'bundle', voyageId],
    queryFn: () => freshOrKept(voyageId),
    // Thousands of changes a minute must not fetch a flight a thousand times.
    staleTime: 20_000,
    retry: false,
  })
