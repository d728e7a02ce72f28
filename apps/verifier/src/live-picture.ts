// The picture of an open page is made anew every minute. Whoever copies it has a copy that a gate refuses two minutes
// later. When the server says that the page itself is no longer right, the page is loaded whole.

import { element } from './page.ts'

/** When the lists that gates go by were made, ISO 8601. */
export interface ListAges {
  readonly trustAt: string
  readonly statusAt: string | null
}

export interface LiveData {
  /** Path. */
  readonly address: string
  /** What the page says, in a word of the server's. */
  readonly edition: string | null
  readonly everyMs: number
  /** Of the picture in the page, ISO 8601, in domain time. */
  readonly validUntil: string
}

interface Answer {
  readonly edition: string | null
  readonly svg: string
  readonly madeAt: string
  readonly offsetMs: number
  readonly validUntil: string
  readonly lists: ListAges
}

export interface LivePicture {
  readonly refresh: () => Promise<void>
  /** By the phone's clock; 0 before the first. */
  readonly refreshedAt: () => number
  readonly validUntil: () => number
  /** Domain time minus the phone's own: since the last answer its clock may be as wrong as it likes. */
  readonly offsetMs: () => number
  readonly lists: () => ListAges
}

/** A slow network must not let two questions run beside each other for ever. */
const patienceMs = 20_000
/** A page that was out of sight for a moment need not ask again at once. */
const restMs = 5000

/** Begins to renew the picture. */
export function livePicture(
  first: LiveData,
  page: { readonly offsetMs: number; readonly madeAt: string; readonly lists: ListAges },
): LivePicture {
  let known = { ...page, validUntil: first.validUntil, aheadMs: 0 }
  let askedAt = Date.parse(page.madeAt)
  const refresh = async () => {
    if (document.hidden || Date.now() - askedAt < restMs) return
    askedAt = Date.now()
    const answer = await ask(first.address)
    if (answer === undefined) return
    if (answer.edition !== first.edition) return location.reload()
    // Drawn by our own server from numbers alone.
    element('live-picture').innerHTML = answer.svg
    known = { ...answer, aheadMs: Date.now() - Date.parse(answer.madeAt) }
  }
  setInterval(() => void refresh(), first.everyMs)
  window.addEventListener('online', () => void refresh())
  // A page that was kept on the phone opens with the picture of another day.
  void refresh()
  element('reload').addEventListener('click', (event) => {
    event.preventDefault()
    askedAt = 0
    void refresh()
  })
  return {
    refresh,
    refreshedAt: () => Date.parse(known.madeAt) + known.aheadMs,
    validUntil: () => Date.parse(known.validUntil),
    offsetMs: () => known.offsetMs - known.aheadMs,
    lists: () => known.lists,
  }
}

/** The server's answer; undefined without a network, or where the server is in trouble. */
async function ask(address: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
    if (response.ok || response.status === 404) return (await response.json()) as Answer
  } catch {
    // No network: the page goes on with what it has.
  }
  return undefined
}
