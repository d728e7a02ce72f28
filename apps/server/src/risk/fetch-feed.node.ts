// Asks an address for a feed: with patience that ends, a size that ends, and a question whether anything changed.
// What comes is text and nothing more; who asked decides whether it is a feed.

export interface FetchAsked {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export type Fetched =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly etag: string | null
      readonly lastModified: string | null
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly why: FetchFault }

export type FetchFault = 'no-answer' | 'status' | 'too-large' | 'not-text'

export interface FetchLimits {
  readonly patienceMs: number
  readonly bytes: number
}

/** A series of every country over some years is a tenth of it. */
export const usualLimits: FetchLimits = { patienceMs: 20_000, bytes: 16 * 1024 * 1024 }

/** Never throws: an address that does not answer is a finding. */
export async function fetchFeed(asked: FetchAsked, limits: FetchLimits = usualLimits): Promise<Fetched> {
  try {
    return await ask(asked, limits)
  } catch {
    return { kind: 'refused', why: 'no-answer' }
  }
}

async function ask({ url, etag, lastModified }: FetchAsked, limits: FetchLimits): Promise<Fetched> {
  const answer = await fetch(url, {
    redirect: 'follow',
    signal: AbortSignal.timeout(limits.patienceMs),
    headers: {
      accept: 'text/csv, text/plain;q=0.9, */*;q=0.1',
      ...(etag !== null && { 'if-none-match': etag }),
      ...(lastModified !== null && { 'if-modified-since': lastModified }),
    },
  })
  if (answer.status === 304) return { kind: 'unchanged' }
  if (!answer.ok) return { kind: 'refused', why: 'status' }
  const bytes = await readAtMost(answer, limits.bytes)
  if (bytes === null) return { kind: 'refused', why: 'too-large' }
  const text = readText(bytes)
  if (text === null) return { kind: 'refused', why: 'not-text' }
  const header = (name: string) => answer.headers.get(name)
  return { kind: 'text', text, etag: header('etag'), lastModified: header('last-modified') }
}

/** Counted as it comes: a length that was announced may be a lie, and one that was not is none. */
async function readAtMost({ body }: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    length += part.byteLength
    // Leaving the loop cancels the stream.
    if (length > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
