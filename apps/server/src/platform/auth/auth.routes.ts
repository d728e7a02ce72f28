// The few doors of better-auth that are open, limited by address and by account. Everything else of it is shut.
import { type Context, Hono } from 'hono'
import type { House } from '../deed.ts'
import { addressOf, RateLimit, rateLimit } from '../rate-limit.ts'
import { authPath, staffAuth } from './open-auth.ts'

/** Path below `authPath`, by method. */
const open: Readonly<Record<'GET' | 'POST', readonly string[]>> = {
  GET: ['/passkey/generate-authenticate-options', '/passkey/generate-register-options'],
  POST: [
    '/passkey/verify-authentication',
    '/passkey/verify-registration',
    '/sign-in/email',
    '/sign-out',
    '/two-factor/enable',
    '/two-factor/verify-totp',
    '/two-factor/verify-backup-code',
    '/staff/invitation',
    '/staff/choose-password',
    '/staff/exercise-sign-in',
  ],
}

const perMinute = 30
const perAccount = 10

export function authRoutes(house: House): Hono {
  const app = new Hono()
  const below = authPath.replace('/api/v1', '')
  const answer = (c: Context) => house.fixtures.get(staffAuth).handle(c.req.raw)
  app.use(`${below}/*`, rateLimit(new RateLimit(perMinute), addressOf))
  app.use(`${below}/sign-in/email`, limitedByAccount(new RateLimit(perAccount)))
  for (const path of open.GET) app.get(below + path, answer)
  for (const path of open.POST) app.post(below + path, answer)
  return app
}

// A password is guessed from many addresses at once; the account they all try is one.
function limitedByAccount(limit: RateLimit) {
  return async (c: Context, next: () => Promise<void>) => {
    const email = await emailOf(c.req.raw.clone())
    await rateLimit(limit, () => email)(c, next)
  }
}

async function emailOf(request: Request): Promise<string | null> {
  const body: unknown = await request.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('email' in body)) return null
  return String(body.email).trim().toLowerCase().slice(0, 320)
}
