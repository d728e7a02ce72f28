// Passkeys as we take them: the device must have asked who holds it (that makes two proofs of one), and a new one is
// set up with an invitation or from a strong session, never with a password alone.
import type { PasskeyOptions } from '@better-auth/passkey'
import { APIError, getSessionFromCtx } from 'better-auth/api'
import type { House } from '../deed.ts'
import { authTables } from './auth-tables.ts'
import { findInvitation } from './invitation.action.ts'
import { spendInvitations } from './staff.store.ts'

export function passkeyRules(house: House): PasskeyOptions {
  return {
    ...authTables.passkey,
    rpName: 'Pratique',
    rpID: new URL(house.config.address).hostname,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      requireSession: false,
      resolveUser: ({ context }) => invitedUser(house, context),
      async afterVerification({ ctx, verification, user, context }) {
        assertVerified(verification.registrationInfo?.userVerified)
        const session = await getSessionFromCtx(ctx)
        const invited = context ? await findInvitation(house, context, new Date()) : undefined
        if (session?.session.strong !== true && invited?.id !== user.id) throw new APIError('UNAUTHORIZED')
        await spendInvitations(house.db, user.id, new Date())
      },
    },
    authentication: {
      async afterVerification({ verification }) {
        assertVerified(verification.authenticationInfo.userVerified)
      },
    },
  }
}

async function invitedUser(house: House, token: string | null | undefined) {
  const invited = token ? await findInvitation(house, token, new Date()) : undefined
  if (invited === undefined) throw new APIError('UNAUTHORIZED', { message: 'The invitation does not hold' })
  return { id: invited.id, name: invited.email, displayName: invited.name }
}

function assertVerified(userVerified: boolean | undefined): void {
  if (userVerified !== true)
    throw new APIError('UNAUTHORIZED', { message: 'The passkey must ask for a fingerprint, face or PIN' })
}
