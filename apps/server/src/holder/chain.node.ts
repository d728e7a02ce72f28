// How acts hang together: each carries the hash of the one before, so that none can be changed, moved, added or
// taken out unseen. The hash stands over a keyed commitment instead of the payload: what is erased later leaves
// the chain whole.
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { Problem } from '../platform/problem.ts'
import type { Act } from './act.ts'
import { textNotUnicode } from './holder.problems.ts'

export interface Link {
  readonly seq: number
  readonly kind: string
  /** To the microsecond, as the database keeps it: `2020-03-16T00:00:00.000000Z`. */
  readonly at: string
  readonly actorKind: string
  readonly actorId: string
  readonly commitment: Uint8Array
}

/** The stored text of a payload: canonical JSON (RFC 8785), the same for ever. */
export function canonicalText(payload: Act['payload']): string {
  const text = canonical(payload)
  // PostgreSQL keeps no NUL, neither in text nor in jsonb.
  if (text === null || nul.test(text))
    throw new Problem(textNotUnicode, {
      detail: 'A text holds half of a character, or one that cannot be kept. Type it again.',
    })
  return text
}

/** An escaped NUL: preceded by an even number of backslashes, or it is a typed backslash and the letters after it. */
const nul = /(?<!\\)(?:\\\\)*\\u0000/

/** Null for a lone surrogate: canonical JSON has no words for it, and neither has UTF-8. */
function canonical(payload: object): string | null {
  try {
    return canonicalize(payload) ?? null
  } catch {
    return null
  }
}

/** What the first act hangs on: bound to the holder, so that no chain can be moved to another. */
export const genesisOf = (holderId: string): Buffer => hash('sha256', `pratique holder ${holderId}`, 'buffer')

export const microseconds = (at: Date): string => at.toISOString().replace('Z', '000Z')

/**
 * SHA-256 over previous ‖ seq, kind, at and actor, each with its length before it ‖ commitment. The hash and the
 * commitment are of fixed length, so that nothing can be moved from one part to the next.
 */
export function hashOf(previous: Uint8Array, link: Link): Buffer {
  const { seq, kind, at, actorKind, actorId, commitment } = link
  const texts = [String(seq), kind, at, actorKind, actorId].map((text) => `${text.length}:${text}`).join('')
  return hash('sha256', Buffer.concat([previous, Buffer.from(texts, 'utf8'), commitment]), 'buffer')
}
