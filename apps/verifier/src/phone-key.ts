// The key of this phone, one for each code page, in the browser's own store: scripts can sign with it, and nobody can
// take it off the phone. Beside it the code that only this phone can prove.
import { type HolderKey, newHolderKey } from '@pratique/health-credential/web'

export interface PhoneCode {
  readonly privateKey: HolderKey
  /** Hex. */
  readonly publicKey: string
  /** Null until the page was open with a network. */
  readonly text: string | null
  /** ISO 8601, in domain time. */
  readonly validUntil: string
}

const databaseName = 'pratique-phone'
const storeName = 'codes'

/** What is kept for a page; a new key where nothing is. */
export async function openPhoneCode(page: string): Promise<PhoneCode> {
  const kept = await ask<PhoneCode | undefined>('readonly', (store) => store.get(page))
  if (kept !== undefined) return kept
  const made: PhoneCode = { ...(await newHolderKey()), text: null, validUntil: new Date(0).toISOString() }
  await keepPhoneCode(page, made)
  return made
}

export async function keepPhoneCode(page: string, code: PhoneCode): Promise<void> {
  await ask('readwrite', (store) => store.put(code, page))
}

/** With the page itself the key goes too. */
export async function forgetPhoneCode(page: string): Promise<void> {
  await ask('readwrite', (store) => store.delete(page))
}

async function ask<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await openStore()
  try {
    // The store holds what `keepPhoneCode` put there and nothing else.
    return (await settled(work(database.transaction(storeName, mode).objectStore(storeName)))) as T
  } finally {
    database.close()
  }
}

function openStore(): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName)
  return settled(opening)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
