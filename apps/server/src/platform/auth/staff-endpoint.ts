// The one door of every staff route: who is it, may she do this deed at all, and did the request come from our own
// pages. How far she reaches stands in `deed.grounds`; a handler asks `assertWithin` before it shows anybody.
import { createRoute, type RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { isFromOurPages } from '../../site/same-origin.ts'
import type { Deed, House } from '../deed.ts'
import { perform } from '../deed.ts'
import { type Ground, groundsOf, liesWithin, type StaffDeed } from '../permissions.ts'
import { Problem } from '../problem.ts'
import { actorOf, findOfficer, type Officer } from './officer.action.ts'
import { foreignRequest, notPermitted, outsideYourPost, signInNeeded } from './staff.problems.ts'

/** A deed of an officer who may do it. */
export interface OfficerDeed extends Deed {
  readonly officer: Officer
  /** Where she may do it, never empty. */
  readonly grounds: readonly Ground[]
}

interface StaffRoute {
  readonly 'x-staff-deed': StaffDeed
}

/** Describes a staff route: the deed of the permission table stands in the description itself. */
export const staffRoute = <P extends string, R extends Omit<RouteConfig, 'path'> & { path: P }>(
  deed: StaffDeed,
  route: R,
) => createRoute({ tags: ['desk'], security: [{ staff: [] }], ...route, 'x-staff-deed': deed })

/** What a staff route does, behind its permission and in a transaction of its own. */
export async function asOfficer<R extends Response>(
  house: House,
  route: StaffRoute,
  c: Context,
  work: (deed: OfficerDeed) => Promise<R>,
): Promise<R> {
  const { officer, grounds } = await admit(house, c, route['x-staff-deed'])
  c.header('cache-control', 'no-store')
  return perform(house, actorOf(officer), (deed) => work({ ...deed, officer, grounds }))
}

/** The officer behind a request who may do this deed, and where; refuses anyone else. */
export async function admit(
  house: House,
  c: Context,
  deed: StaffDeed,
): Promise<{ readonly officer: Officer; readonly grounds: readonly Ground[] }> {
  assertFromDesk(c)
  const officer = await findOfficer(house, c.req.raw.headers)
  if (officer === null)
    throw new Problem(signInNeeded, { detail: 'Sign in at /desk. A session lasts twelve hours.' })
  const grounds = groundsOf(officer.posts, deed)
  if (grounds.length === 0)
    throw new Problem(notPermitted, {
      detail: `None of your posts may do "${deed}". The permission table says who may.`,
    })
  return { officer, grounds }
}

function assertFromDesk(c: Context): void {
  const given = (name: string) => c.req.header(name)
  const provenance = {
    method: c.req.method,
    host: given('host') ?? new URL(c.req.url).host,
    origin: given('origin'),
    fetchSite: given('sec-fetch-site'),
  }
  if (!isFromOurPages(provenance))
    throw new Problem(foreignRequest, { detail: 'Open the desk on this site and do it from there.' })
}

/** Refuses what lies outside of the officer's posts. */
export function assertWithin({ grounds }: Pick<OfficerDeed, 'grounds'>, asked: Ground): void {
  if (!liesWithin(asked, grounds))
    throw new Problem(outsideYourPost, {
      detail: 'Ask a colleague whose post covers that jurisdiction or port, or choose your own.',
    })
}
