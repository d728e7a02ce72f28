// Checks credentials of other issuers with the lists that the authority serves.
import { NO_TRUST, readCredential, type Verification } from '@pratique/health-credential/web'
import { isOthersCredential, type JudgedCredential } from './judgement/credential-card.ts'
import type { Issuers } from './lists.ts'

export { credentialCard } from './judgement/credential-card.ts'

/** By the first list that vouches for it, else the first that knows its signer; null for one of our codes. */
export async function judgeOthers(
  text: string,
  issuers: readonly Issuers[],
  at: Date,
): Promise<JudgedCredential | null> {
  let best: JudgedCredential | null = null
  for (const { name, trust, loadedAt } of [...issuers, unlisted]) {
    const verification: Verification = await readCredential(text, { trust, at })
    if (!isOthersCredential(verification)) return null
    const isKnown = !verification.problems.some(({ code }) => code === 'issuer-unknown')
    const list =
      isKnown && name !== '' ? { name, ageMs: loadedAt === null ? null : Date.now() - loadedAt } : null
    if (verification.valid) return { verification, at, list }
    if (best === null || (best.list === null && isKnown)) best = { verification, at, list }
  }
  return best
}

const unlisted = { name: '', trust: NO_TRUST, loadedAt: null }
