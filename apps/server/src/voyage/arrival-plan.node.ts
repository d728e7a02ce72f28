// Reads what a pack says of arrivals, once a process: its plan, and the authority's ground and clock.
import { ContactZone } from '@pratique/policy-engine'
import { z } from 'zod'
import { findPackFolder, readPackJson } from '../place/pack-files.node.ts'
import { ArrivalPlan } from './arrival-plan.ts'

const Manifest = z.object({
  authority: z.object({ jurisdiction: z.string(), zone: z.string() }),
  contactZone: ContactZone.optional(),
  codes: z.object({ symptoms: z.array(z.object({ code: z.string() })) }),
})

export interface ArrivalPack {
  readonly plan: ArrivalPlan
  /** Jurisdiction path, `CN/33`. */
  readonly authority: string
  readonly country: string
  readonly zone: string
  /** How far around a case contacts are sought. */
  readonly contactZone: ContactZone
  /** Codes of the pack, in the order of their bits. */
  readonly symptoms: readonly string[]
}

/** Of a pack that says nothing of who sat near, nobody aboard may be left out. */
const everybody: ContactZone = {
  rows: 200,
  seats: null,
  crew: 'all',
  party: true,
  wholeCabinFromCases: 2,
  noticeHours: 6,
  cleaners: false,
}

const opened = new Map<string, ArrivalPack>()

/** Throws for a pack without a usable `arrivals.json`: nobody may be received by a guess. */
export function arrivalPack({ config }: { readonly config: { readonly pack: string } }): ArrivalPack {
  const known = opened.get(config.pack)
  if (known !== undefined) return known
  const folder = findPackFolder(config.pack)
  if (folder === undefined) throw new Error(`There is no pack "${config.pack}"`)
  const plan = ArrivalPlan.safeParse(readPackJson(folder, 'arrivals.json'))
  if (!plan.success)
    throw new Error(`arrivals.json of the pack "${config.pack}" cannot be used: ${plan.error.message}`)
  const { authority, codes, contactZone } = Manifest.parse(readPackJson(folder, 'pack.json'))
  const path = authority.jurisdiction.replace('-', '/')
  const read: ArrivalPack = {
    plan: plan.data,
    authority: path,
    country: path.slice(0, 2),
    zone: authority.zone,
    contactZone: contactZone ?? everybody,
    symptoms: codes.symptoms.map(({ code }) => code),
  }
  opened.set(config.pack, read)
  return read
}
