// Who sits at the desk, what the instance is, and who may do what.
import { z } from 'zod'

const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}(\/[0-9]+)*$/)
  .meta({ description: 'Jurisdiction path; what lies under it is meant too', example: 'CN/33/3311' })
const port = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: 'Airport of entry, IATA', example: 'PVG' })

/** Part of the authority's ground: a jurisdiction, at one port or (null) at any. */
export const DeskGround = z.strictObject({ jurisdiction, port: port.nullable() })
export type DeskGround = z.infer<typeof DeskGround>

/** A role somewhere. */
export const DeskPost = DeskGround.extend({ role: z.string() })
export type DeskPost = z.infer<typeof DeskPost>

/** A ground with its names, for people. */
export const NamedGround = DeskGround.extend({
  jurisdictionName: z.string(),
  portName: z.string().nullable(),
})
export type NamedGround = z.infer<typeof NamedGround>

/** `GET /desk/me`. */
export const DeskMe = z
  .strictObject({
    staffId: z.uuid(),
    name: z.string(),
    email: z.string(),
    posts: z.array(NamedGround.extend({ role: z.string() })),
    /** Deed of the permission table to where it may be done. */
    deeds: z.record(z.string(), z.array(NamedGround)).meta({
      description: 'Deeds of the permission table that the posts allow, each with where',
    }),
  })
  .meta({ id: 'DeskMe' })
export type DeskMe = z.infer<typeof DeskMe>

/** `GET /desk/instance`: what anyone may know before signing in. */
export const DeskInstance = z
  .strictObject({
    authority: z.string(),
    zone: z.string().meta({ description: 'IANA time zone of the authority' }),
    now: z.iso.datetime({ offset: true }).meta({ description: 'Domain time' }),
    exercise: z.string().nullable(),
    /** In an exercise only: whom one click signs in. */
    cast: z.array(DeskPost.extend({ key: z.string(), name: z.string() })),
  })
  .meta({ id: 'DeskInstance' })
export type DeskInstance = z.infer<typeof DeskInstance>

/** `GET /desk/permissions`: the table as it is enforced. */
export const PermissionTable = z
  .strictObject({
    roles: z.array(z.string()),
    deeds: z.array(
      z.strictObject({
        deed: z.string(),
        reach: z.record(z.string(), z.enum(['port', 'jurisdiction'])).meta({
          description: 'By role; a role that is not named may not do it',
        }),
      }),
    ),
    staff: z.array(z.strictObject({ name: z.string(), email: z.string(), posts: z.array(DeskPost) })),
  })
  .meta({ id: 'PermissionTable' })
export type PermissionTable = z.infer<typeof PermissionTable>

/** `GET /desk/device-keys`: what the desk seals with what lies on a device for this officer, the current first. */
export const DeviceKeys = z
  .strictObject({
    keys: z
      .array(
        z.strictObject({ keyId: z.string(), key: z.base64url().meta({ description: 'AES-256, 32 bytes' }) }),
      )
      .min(1),
  })
  .meta({ id: 'DeviceKeys' })
export type DeviceKeys = z.infer<typeof DeviceKeys>
