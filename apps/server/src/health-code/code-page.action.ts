// The address of a holder's code page. Who has it sees the code, so it cannot be guessed; what is stored does not
// give it back. It is made from the instance key, so that the declaration can always name it again.
import { createHash } from 'node:crypto'
import type { Deed } from '../platform/deed.ts'
import { findPageHolder, insertPage } from './health-code.store.ts'

/** 16 bytes in base64url. */
const handleLength = 22
const handlePattern = /^[A-Za-z0-9_-]{22}$/

/** The handle in `/{lang}/code/{handle}`. */
export async function openCodePage(deed: Deed, holderId: string): Promise<string> {
  const { keyring } = deed.house
  const made = keyring.lookup('code page handle', holderId)
  // The key's id in front is no secret; the hash after it is.
  const handle = createHash('sha256').update(made).digest('base64url').slice(0, handleLength)
  await insertPage(deed.db, keyring.lookup('code page', handle), holderId, deed.now)
  return handle
}

/** Whose page this is; nothing for a handle that was never given out. */
export async function findCodePage({ db, house }: Deed, handle: string): Promise<string | undefined> {
  if (!handlePattern.test(handle)) return undefined
  return findPageHolder(db, house.keyring.lookups('code page', handle))
}
