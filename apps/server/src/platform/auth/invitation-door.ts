// The way in by password, for whose device has no passkeys: the invitation sets the password and opens a weak
// session, in which nothing can be done but to set up the second factor. Only with that does she get to the desk.
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint, createAuthMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { House } from '../deed.ts'
import { findInvitation } from './invitation.action.ts'
import { spendInvitations } from './staff.store.ts'

const Choice = z.object({ token: z.string().min(1), password: z.string().min(12).max(128) })

export function invitationDoor(house: House): BetterAuthPlugin {
  return {
    id: 'staff-invitation',
    endpoints: { choosePassword: choosePassword(house), readInvitation: readInvitation(house) },
    hooks: {
      after: [
        { matcher: ({ path }) => path === '/two-factor/verify-totp', handler: spendWhenEnrolled(house) },
      ],
      before: [{ matcher: ({ path }) => path === '/sign-in/email', handler: refuseWithoutSecondFactor() }],
    },
  }
}

const refused = () => new APIError('UNAUTHORIZED', { message: 'The invitation does not hold' })

function readInvitation(house: House) {
  const Question = z.object({ token: z.string().min(1) })
  return createAuthEndpoint('/staff/invitation', { method: 'POST', body: Question }, async (ctx) => {
    const invited = await findInvitation(house, ctx.body.token, new Date())
    if (invited === undefined) throw refused()
    return ctx.json({ name: invited.name, email: invited.email })
  })
}

function choosePassword(house: House) {
  return createAuthEndpoint('/staff/choose-password', { method: 'POST', body: Choice }, async (ctx) => {
    const invited = await findInvitation(house, ctx.body.token, new Date())
    const user = invited && (await ctx.context.internalAdapter.findUserById(invited.id))
    if (!user) throw refused()
    const password = await ctx.context.password.hash(ctx.body.password)
    const accounts = await ctx.context.internalAdapter.findAccounts(user.id)
    if (accounts.some(({ providerId }) => providerId === 'credential'))
      await ctx.context.internalAdapter.updatePassword(user.id, password)
    else
      await ctx.context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password,
      })
    const session = await ctx.context.internalAdapter.createSession(user.id)
    await setSessionCookie(ctx, { session, user })
    return ctx.json({ email: user.email })
  })
}

const spendWhenEnrolled = (house: House) =>
  createAuthMiddleware(async (ctx) => {
    const staffId = ctx.context.newSession?.user.id
    if (staffId !== undefined) await spendInvitations(house.db, staffId, new Date())
  })

/** A password whose owner broke off before the second factor opens nothing; the invitation still does. */
const refuseWithoutSecondFactor = () =>
  createAuthMiddleware(async (ctx) => {
    const email = String(ctx.body?.email ?? '').toLowerCase()
    const found = await ctx.context.internalAdapter.findUserByEmail(email)
    const user = found?.user as { twoFactorEnabled?: boolean } | undefined
    // Nobody learns who is on the staff: the same answer as for a wrong password.
    if (user?.twoFactorEnabled !== true) {
      await ctx.context.password.hash(String(ctx.body?.password ?? ''))
      throw new APIError('UNAUTHORIZED', {
        message: 'Invalid email or password',
        code: 'INVALID_EMAIL_OR_PASSWORD',
      })
    }
  })
