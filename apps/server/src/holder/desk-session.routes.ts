// Who sits at the desk, what this instance is, and the permission table as it is enforced.
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { DeskInstance, DeskMe, DeviceKeys, PermissionTable } from '@pratique/api-contract'
import { say } from '@pratique/policy-engine'
import type { Context } from 'hono'
import { exerciseCast } from '../platform/auth/exercise-cast.ts'
import { listPosts, listStaff } from '../platform/auth/staff.store.ts'
import { asOfficer, type OfficerDeed, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { type Ground, groundsOf, permissions, roles, type StaffDeed } from '../platform/permissions.ts'
import { answered } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { type DeskNames, getDeskNames } from './desk-names.action.ts'

const instance = createRoute({
  method: 'get',
  path: '/desk/instance',
  tags: ['desk'],
  summary: 'What anyone may know of this desk before signing in',
  responses: answered('The instance', DeskInstance),
})
const me = staffRoute('desk.open', {
  method: 'get',
  path: '/desk/me',
  summary: 'The officer who is signed in, her posts, and what they allow',
  responses: answered('The officer', DeskMe),
})
const deviceKeys = staffRoute('desk.open', {
  method: 'get',
  path: '/desk/device-keys',
  summary: 'What the desk seals with what lies on a device for this officer',
  description:
    'Records made without a network and lists kept for it. Derived from the instance key, so that she can read hers again on any device, and nobody else can.',
  responses: answered('The current first', DeviceKeys),
})
const table = staffRoute('permissions.read', {
  method: 'get',
  path: '/desk/permissions',
  summary: 'The permission table, and who is on the staff',
  responses: answered('The table', PermissionTable),
})

/** `/api/v1/desk/instance`, `…/me`, `…/permissions`. */
export function deskSessionRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openAPIRegistry.registerComponent('securitySchemes', 'staff', {
    type: 'apiKey',
    in: 'cookie',
    name: 'pratique-desk.session_token',
    description: 'The session of an officer who signed in at /desk',
  })
  app.openapi(instance, async (c) => c.json(await instanceOf(house, c), 200))
  app.openapi(me, (c) => asOfficer(house, me, c, async (deed) => c.json(await officerOf(deed, c), 200)))
  app.openapi(deviceKeys, (c) => asOfficer(house, deviceKeys, c, async (deed) => c.json(keysFor(deed), 200)))
  app.openapi(table, (c) => asOfficer(house, table, c, async (deed) => c.json(await tableOf(deed), 200)))
  return app
}

async function instanceOf(house: House, c: Context): Promise<DeskInstance> {
  const language = readerLanguage(c)
  const { manifest } = await getDeskNames(house, language)
  return {
    authority: say(manifest.authority.names, language),
    zone: manifest.authority.zone,
    now: house.clock.now().toISOString(),
    exercise: house.exercise?.name ?? null,
    cast: house.exercise === null ? [] : exerciseCast.map(({ key, name, post }) => ({ key, name, ...post })),
  }
}

async function officerOf(deed: OfficerDeed, c: Context): Promise<DeskMe> {
  const names = await getDeskNames(deed, readerLanguage(c))
  const { staffId, name, email, posts } = deed.officer
  const allowed = (Object.keys(permissions) as StaffDeed[])
    .map((one) => [one, groundsOf(posts, one).map((ground) => named(ground, names))] as const)
    .filter(([, grounds]) => grounds.length > 0)
  return {
    staffId,
    name,
    email,
    posts: posts.map(({ role, ...ground }) => ({ ...named(ground, names), role })),
    deeds: Object.fromEntries(allowed),
  }
}

const keyIdLength = 4

/** Under every instance key of the ring: what an older one sealed can still be read. */
function keysFor({ house, officer }: OfficerDeed): DeviceKeys {
  const keys = house.keyring.lookups('device-key', officer.staffId).map((made) => ({
    keyId: made.subarray(0, keyIdLength).toString('hex'),
    key: made.subarray(keyIdLength).toString('base64url'),
  }))
  return { keys }
}

const named = ({ jurisdiction, port }: Ground, names: DeskNames) => ({
  jurisdiction,
  port,
  jurisdictionName: names.jurisdiction(jurisdiction),
  portName: port === null ? null : names.port(port),
})

async function tableOf({ db }: OfficerDeed): Promise<PermissionTable> {
  const posts = Map.groupBy(await listPosts(db), ({ staffId }) => staffId)
  const staff = (await listStaff(db)).filter(({ leftAt }) => leftAt === null)
  return {
    roles: [...roles],
    deeds: Object.entries(permissions).map(([name, reach]) => ({ deed: name, reach: { ...reach } })),
    staff: staff.map(({ id, name, email }) => ({
      name,
      email,
      posts: (posts.get(id) ?? []).map(({ role, jurisdiction, port }) => ({ role, jurisdiction, port })),
    })),
  }
}
