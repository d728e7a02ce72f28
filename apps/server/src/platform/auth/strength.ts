// Which ways of signing in are strong enough for a desk. Anything else makes a session that may only finish setting
// up a proof.

/** Paths of better-auth after which two proofs stand: the device and who unlocked it, or password and code. */
export const strongPaths: ReadonlySet<string> = new Set([
  '/passkey/verify-authentication',
  '/passkey/verify-registration',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/staff/exercise-sign-in',
])
