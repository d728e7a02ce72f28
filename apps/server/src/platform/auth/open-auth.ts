// Staff sign-in by better-auth on our own tables: passkeys, and passwords with a second factor. Nobody signs up by
// herself; every other door of the library stays shut (`auth.routes.ts`).
import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { v7 as newId } from 'uuid'
import type { House } from '../deed.ts'
import { fixture } from '../fixture.ts'
import { authTables } from './auth-tables.ts'
import { exerciseDoor } from './exercise-door.ts'
import { invitationDoor } from './invitation-door.ts'
import { passkeyRules } from './passkey-rules.ts'
import { settleSecret } from './staff.store.ts'
import { strongPaths } from './strength.ts'

export interface StaffAuth {
  /** Answers a request below `authPath`. */
  handle(request: Request): Promise<Response>
  /** The staff id behind the cookies of a request, if a passkey or a second factor stands behind it. */
  findStaffId(headers: Headers): Promise<string | null>
}

export const staffAuth = fixture<StaffAuth>('staff auth')
export const authPath = '/api/v1/auth'

export async function openStaffAuth(house: House): Promise<void> {
  const wrapped = await settleSecret(house.db, house.keyring.wrap(house.keyring.newDataKey()))
  const auth = betterAuth(optionsOf(house, house.keyring.unwrap(wrapped).toString('base64url')))
  house.fixtures.set(staffAuth, {
    handle: (request) => auth.handler(request),
    async findStaffId(headers) {
      const found = await auth.api.getSession({ headers })
      return found?.session.strong === true ? found.user.id : null
    },
  })
}

const twelveHours = 12 * 3600

function optionsOf(house: House, secret: string) {
  const { address } = house.config
  return {
    appName: 'Pratique',
    baseURL: address,
    basePath: authPath,
    secret,
    // better-auth types the tables it will find; ours are its own, under other names.
    database: { db: house.db as never, type: 'postgres' as const },
    ...authTables,
    session: {
      ...authTables.session,
      expiresIn: twelveHours,
      updateAge: 3600,
      additionalFields: {
        strong: { type: 'boolean' as const, required: true, input: false, defaultValue: false },
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    trustedOrigins: async (request?: Request) => [address, originOf(request)],
    plugins: [
      passkey(passkeyRules(house)),
      twoFactor({ ...authTables.twoFactor, issuer: 'Pratique' }),
      invitationDoor(house),
      ...(house.exercise === null ? [] : [exerciseDoor(house)]),
    ],
    databaseHooks: { session: { create: { before: markStrength } } },
    advanced: {
      // It looks whether our migration has what it writes; inside of a test's transaction it cannot.
      database: { generateId: () => newId(), validateSchema: !house.db.isTransaction },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: address.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict' as const, httpOnly: true },
      cookiePrefix: 'pratique-desk',
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    onAPIError: { onError: (error: unknown) => house.log.info({ err: error }, 'staff sign-in refused') },
    logger: {
      level: 'warn' as const,
      log: (level: string, message: string) => house.log.info({ level, message }, 'staff sign-in'),
    },
  } satisfies BetterAuthOptions
}

// Whoever reaches us under another name than the configured one (127.0.0.1, a name of the local network) comes from
// her own origin all the same: what counts is that page and server are one.
function originOf(request: Request | undefined): string | null {
  const host = request?.headers.get('host')
  const protocol = request?.headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http'
  return host ? `${protocol}://${host}` : null
}

const markStrength = async (session: object, context: { readonly path?: string } | null) => ({
  data: { ...session, strong: strongPaths.has(context?.path ?? '') },
})
