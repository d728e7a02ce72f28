import { sql } from 'kysely'
import { expect } from 'vitest'
import { withDatabase } from '../platform/test-database.ts'
import { claimPlaces } from './claim-places.action.ts'
import { openSigners } from './open-signers.action.ts'
import type { Issuer } from './signers.ts'

const { story } = withDatabase()
const issuer: Issuer = { id: 'CN-33', name: 'Zhejiang', country: 'CN', specimen: false }
const kid = (signer: { readonly kid: Uint8Array }) => Buffer.from(signer.kid).toString('hex')

story(
  'The first start makes a key for codes and one for lists, and the next finds them',
  async ({ deed }) => {
    const first = await openSigners(deed, issuer)
    const second = await openSigners(deed, issuer)
    expect([kid(second.code), kid(second.list)]).toEqual([kid(first.code), kid(first.list)])
    expect(kid(first.code)).not.toBe(kid(first.list))
    expect(first.trusted.map(({ usage }) => usage)).toEqual([['code'], ['status', 'trust']])
  },
)

story('What is stored of a key cannot sign', async ({ deed, db }) => {
  await openSigners(deed, issuer)
  const { rows } = await sql<{ private_key: Buffer }>`select private_key from signing_key`.execute(db)
  expect(rows).toHaveLength(2)
  for (const row of rows) expect(row.private_key.toString('latin1')).not.toContain('PRIVATE KEY')
})

story('An exercise never signs with the keys of the real instance', async ({ deed }) => {
  const real = await openSigners(deed, issuer)
  const drill = await openSigners(deed, { ...issuer, specimen: true })
  expect(kid(drill.code)).not.toBe(kid(real.code))
  expect(drill.trusted.map((key) => key.kid)).not.toContain(Buffer.from(real.code.kid).toString('base64'))
})

story(
  'A key that has served its time is followed by another, and stays trusted',
  async ({ deed, deedOf, clock }) => {
    const first = await openSigners(deed, issuer)
    clock.moveTo('2021-06-01T00:00:00Z')
    const next = await openSigners(deedOf(deed.actor), issuer)
    expect(kid(next.code)).not.toBe(kid(first.code))
    expect(next.trusted.map((key) => key.kid)).toContain(Buffer.from(first.code.kid).toString('base64'))
  },
)

story('No place is given out twice', async ({ deed }) => {
  const places = [...(await claimPlaces(deed, 300)), ...(await claimPlaces(deed, 300))]
  expect(new Set(places.map(({ list, index }) => `${list}/${index}`)).size).toBe(600)
})
