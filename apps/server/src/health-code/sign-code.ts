// A row of a code as the text of a picture: the long-lived one for paper and for a phone without a network, or the
// online one, which holds for two minutes, so that a copy of it is stale before it has travelled far.
import { type CodeLevel, type DocumentBinding, issueCode as sign } from '@pratique/health-credential'
import type { CodeRow } from './health-code.store.ts'
import { payloadOf } from './issued-code.ts'
import type { Signers } from './signers.ts'

/** An open page asks for the next picture this often. */
export const refreshEveryMs = 60_000
/** Twice as long: a fresh picture has a whole minute left for a slow network and a gate whose clock is ahead. */
export const liveForMs = 2 * refreshEveryMs

export interface Picture {
  /** `HC1:…`. */
  readonly text: string
  readonly issuedAt: Date
  readonly validUntil: Date
}

/** The code as it goes on paper. */
export function paperPicture(row: CodeRow, keys: Signers): Picture {
  return pictureOf(row, keys, 'paper', { issuedAt: row.issued_at, validUntil: row.valid_until })
}

/** The same code as an open page shows it at `now`. */
export function livePicture(row: CodeRow, keys: Signers, now: Date): Picture {
  const end = Math.min(now.getTime() + liveForMs, row.valid_until.getTime())
  return pictureOf(row, keys, 'online', { issuedAt: now, validUntil: new Date(end) })
}

/** So long a telephone may go without the network: a day, as a code that is opened online. */
export const phoneForMs = 24 * 3_600_000

/** The same code for one telephone, which proves each picture of it by signing the time. */
export function phonePicture(row: CodeRow, keys: Signers, now: Date, holderKey: string): Picture {
  const end = Math.min(now.getTime() + phoneForMs, row.valid_until.getTime())
  return pictureOf(row, keys, 'offline', { issuedAt: now, validUntil: new Date(end) }, holderKey)
}

type Life = Pick<Picture, 'issuedAt' | 'validUntil'>

function pictureOf(row: CodeRow, keys: Signers, level: CodeLevel, life: Life, holderKey?: string): Picture {
  const payload = payloadOf({
    codeId: row.code_id.toString('hex'),
    level,
    scheme: row.scheme,
    colour: row.colour,
    pack: row.pack,
    policyVersion: row.policy_version,
    specimen: row.specimen,
    reasons: row.reasons,
    binding: bindingOf(row),
    status: { list: row.status_list, index: row.status_index },
  })
  const shown = holderKey === undefined ? payload : { ...payload, holderKey }
  const text = sign({ issuedAt: life.issuedAt, expiresAt: life.validUntil, payload: shown }, keys.code)
  return { text, ...life }
}

function bindingOf({ code_id, binding_cost: cost, binding_tag: tag }: CodeRow): DocumentBinding | null {
  if (cost === null || tag === null) return null
  return { salt: code_id.subarray(0, 8).toString('hex'), cost, tag: tag.toString('hex') }
}
