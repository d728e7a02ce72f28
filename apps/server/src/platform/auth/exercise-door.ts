// One click to a post, in an exercise only: this door is not built into a real instance. The page says so.
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { House } from '../deed.ts'
import { exerciseCast, settleCast } from './exercise-cast.ts'

const Choice = z.object({ key: z.enum(exerciseCast.map(({ key }) => key)) })

export function exerciseDoor(house: House): BetterAuthPlugin {
  return {
    id: 'staff-exercise',
    endpoints: {
      exerciseSignIn: createAuthEndpoint(
        '/staff/exercise-sign-in',
        { method: 'POST', body: Choice },
        async (ctx) => {
          const staffId = await settleCast(house.db, ctx.body.key, new Date())
          const user = await ctx.context.internalAdapter.findUserById(staffId)
          if (!user) throw new APIError('UNAUTHORIZED')
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ name: user.name })
        },
      ),
    },
  }
}
