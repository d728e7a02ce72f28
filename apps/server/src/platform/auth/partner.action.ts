// Operators and laboratories come with a key that an operator of this house made for them. The key is shown once.
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { v7 as newId } from 'uuid'
import { type Deed, type House, perform } from '../deed.ts'
import { Problem } from '../problem.ts'
import {
  closePartnerRow,
  findPartnerByKey,
  findPartnerRow,
  insertPartner,
  listPartnerRows,
  type PartnerRow,
} from './partner.store.ts'
import { partnerKeyNeeded } from './staff.problems.ts'

export type Partner = PartnerRow

export interface NewPartner {
  readonly kind: PartnerRow['kind']
  readonly name: string
  readonly carriers: readonly string[]
  readonly webhookUrl: string | null
}

export interface PartnerKey {
  readonly partnerId: string
  /** For the header `Authorization: Bearer`. */
  readonly key: string
  /** `whsec_…`, to verify our webhooks with (Standard Webhooks). */
  readonly webhookSecret: string | null
}

const prefix = { operator: 'pko_', laboratory: 'pkl_' } as const

export async function openPartner(deed: Deed, partner: NewPartner): Promise<PartnerKey> {
  const { keyring } = deed.house
  const key = `${prefix[partner.kind]}${randomBytes(24).toString('base64url')}`
  const secret = partner.webhookUrl === null ? null : randomBytes(32)
  const dataKey = secret === null ? null : keyring.newDataKey()
  const partnerId = newId()
  await insertPartner(deed.db, {
    partner_id: partnerId,
    kind: partner.kind,
    name: partner.name,
    carriers: [...partner.carriers],
    key_hash: keyring.lookup('partner-key', key),
    webhook_url: partner.webhookUrl,
    webhook_key: dataKey && keyring.wrap(dataKey),
    webhook_secret: secret && dataKey && keyring.seal(dataKey, secret, secretContext(partnerId)),
    opened_at: deed.now,
    closed_at: null,
  })
  return { partnerId, key, webhookSecret: secret && `whsec_${secret.toString('base64')}` }
}

const secretContext = (partnerId: string): string => `webhook secret of ${partnerId}`

/** What its webhooks are signed with; null for one without. */
export function webhookSecretOf({ keyring }: Pick<House, 'keyring'>, partner: PartnerRow): Buffer | null {
  const { partner_id, webhook_key, webhook_secret } = partner
  if (webhook_key === null || webhook_secret === null) return null
  return keyring.open(keyring.unwrap(webhook_key), webhook_secret, secretContext(partner_id))
}

export const listPartners = ({ db }: Pick<Deed, 'db'>): Promise<readonly PartnerRow[]> => listPartnerRows(db)

export const findPartner = async ({ db }: Pick<Deed, 'db'>, partnerId: string): Promise<PartnerRow | null> =>
  (await findPartnerRow(db, partnerId)) ?? null

/** Its key opens nothing from then on. */
export const closePartner = (deed: Deed, partnerId: string): Promise<boolean> =>
  closePartnerRow(deed.db, partnerId, deed.now)

/** Whose key this is; null for none of ours, or one that was closed. */
export async function partnerOfKey(
  { db, keyring }: Pick<House, 'db' | 'keyring'>,
  key: string,
): Promise<PartnerRow | null> {
  return (await findPartnerByKey(db, keyring.lookups('partner-key', key))) ?? null
}

export interface PartnerDeed extends Deed {
  readonly partner: PartnerRow
}

/** What a route for partners of a kind does, behind their key and in a transaction of its own. */
export async function asPartner<R extends Response>(
  house: House,
  kind: PartnerRow['kind'],
  c: Context,
  work: (deed: PartnerDeed) => Promise<R>,
): Promise<R> {
  const key = /^Bearer\s+(\S+)\s*$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const partner = await partnerOfKey(house, key)
  if (partner === null || partner.kind !== kind)
    throw new Problem(partnerKeyNeeded, {
      detail: `Send the key of your ${kind} in the header Authorization, after "Bearer". The authority gives it out.`,
    })
  c.header('cache-control', 'no-store')
  return perform(house, { kind: 'system', id: partner.partner_id }, (deed) => work({ ...deed, partner }))
}
