// The list that was in force at the end of a day, for anyone who asks; of today, the one in force now.
import { type PackManifest, zoneOf } from '@pratique/policy-engine'
import { packsInOrder } from '../place/packs-in-order.node.ts'
import { addDays, daysBetween, type PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import type { PublishedAreaList } from './area-lists.ts'
import { listPublishedLists } from './list-in-force.action.ts'
import { findListInForce } from './published-list.ts'
import { noListInForce } from './risk.problems.ts'

export interface ListOnDay {
  readonly pack: string
  readonly on: PlainDate
  readonly list: PublishedAreaList
}

/** Refuses where no list of the scheme was in force: that is not the same as an empty one. */
export async function getListOnDay(deed: Deed, scheme: string, asked?: PlainDate): Promise<ListOnDay> {
  const found = await findScheme(deed, scheme)
  const on = asked ?? (found === undefined ? undefined : dayOf(deed.now, found.zone))
  const list = found && on !== undefined ? await findList(deed, found, on) : undefined
  if (found && on !== undefined && list) return { pack: found.pack, on, list }
  throw new Problem(noListInForce, {
    detail: `No list for the scheme "${scheme}" was in force${on === undefined ? '' : ` on ${on}`}. Ask for a later day.`,
  })
}

interface FoundScheme {
  readonly pack: string
  readonly list: string
  readonly zone: string
}

/** The first pack of which rules of this scheme were published. */
async function findScheme(deed: Deed, code: string): Promise<FoundScheme | undefined> {
  for (const pack of packsInOrder(deed.house.config.packs)) {
    const manifest = (await findPublishedPolicies(deed, pack))?.pack.manifest
    const scheme = manifest?.schemes.find((candidate) => candidate.code === code)
    if (manifest && scheme) return { pack, list: scheme.riskList, zone: zoneIn(manifest) }
  }
  return undefined
}

const zoneIn = ({ authority }: PackManifest): string => authority.zone

async function findList(deed: Deed, { pack, list, zone }: FoundScheme, on: PlainDate) {
  // What has not come yet is not in force: a day to come is answered as of now.
  const at = new Date(Math.min(endOf(on, zone), deed.now.getTime()))
  const published = (await listPublishedLists(deed, pack)).filter(
    ({ publishedAt }) => Date.parse(publishedAt) <= at.getTime(),
  )
  return findListInForce(published, list, at)
}

const dayNumber = (day: PlainDate): number => daysBetween('1970-01-01', day)

const endOf = (day: PlainDate, zone: string): number => zoneOf(zone).startOf(dayNumber(day) + 1) - 1

const dayOf = (at: Date, zone: string): PlainDate => addDays('1970-01-01', zoneOf(zone).dayOf(at.getTime()))
