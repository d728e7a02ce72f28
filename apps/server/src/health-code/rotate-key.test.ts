import { sql } from 'kysely'
import { expect } from 'vitest'
import { perform, system } from '../platform/deed.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { issueCode } from './issue-code.action.ts'
import { listKeys } from './list-keys.action.ts'
import { readIssuer, reopenSigners } from './open-health-code.action.ts'
import { codeUsage, listUsage, signers } from './open-signers.action.ts'
import { revokeKey } from './revoke-key.action.ts'
import { rotateKey } from './rotate-key.action.ts'
import { aminaDeclares, openRoom } from './test-codes.ts'
import { currentTrustList } from './trust-list.action.ts'
import { verifyShownCode } from './verify-code.action.ts'

const { story } = withDatabase()

const rotation = { by: 'Divya Rao', reason: 'yearly', usage: codeUsage, atOnce: false }
const two = { by: 'Chen Yu', agreedBy: 'Divya Rao', reason: 'a laptop was stolen' }
const signerOf = ({ house }: Pick<Scene, 'house'>) =>
  Buffer.from(house.fixtures.get(signers).code.kid).toString('hex')
const hour = 3_600_000

function later({ clock, deedOf, deed }: Scene, ms: number) {
  clock.moveTo(new Date(clock.now().getTime() + ms))
  return deedOf(deed.actor)
}

async function codeOfAmina({ deed, house }: Pick<Scene, 'deed' | 'house'>) {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed)
  const { code } = await issueCode(deed, holderId)
  return { holderId, text: code?.text ?? '' }
}

const judged = async (deed: Scene['deed'], code: string) => {
  const { verification } = await verifyShownCode(deed, { code, document: null })
  return [verification.verdict, verification.problems.map((found) => found.code)]
}

story('A key rotated by hand is announced first, then signs; a code in flight stays good', async (scene) => {
  const { deed, house } = scene
  const { holderId, text } = await codeOfAmina(scene)
  const before = signerOf(scene)
  const next = await rotateKey(deed, await readIssuer(deed), rotation)
  await reopenSigners(deed)
  expect(signerOf(scene)).toBe(before)
  const announced = currentTrustList(house).trust.keys.map((key) =>
    Buffer.from(key.kid, 'base64').toString('hex'),
  )
  expect(announced).toContain(next.kid)

  const afterwards = later(scene, 49 * hour)
  await reopenSigners(afterwards)
  expect(signerOf(scene)).toBe(next.kid)
  const { code } = await issueCode(afterwards, holderId)
  expect(code?.text).not.toBe(text)
  expect(await judged(afterwards, text)).toEqual(['valid', []])
})

story(
  'Rotated at once, the code that Amina carries is still good, and her page has the new key',
  async (scene) => {
    const { deed } = scene
    const { holderId, text } = await codeOfAmina(scene)
    await rotateKey(deed, await readIssuer(deed), { ...rotation, atOnce: true })
    await reopenSigners(deed)
    expect(await judged(deed, text)).toEqual(['valid', []])
    const { code } = await issueCode(deed, holderId)
    expect(await judged(deed, code?.text ?? '')).toEqual(['valid', []])
  },
)

story('On schedule the next key is in the trust list a week before it signs', async (scene) => {
  await openRoom(scene.deed, scene.house)
  const first = signerOf(scene)
  const near = later(scene, 395 * 24 * hour)
  await reopenSigners(near)
  expect(signerOf(scene)).toBe(first)
  const { keys } = await listKeys(near)
  expect(keys.filter(({ usage }) => usage.includes('code')).map(({ turn }) => turn)).toEqual([
    'announced',
    'signs',
  ])
  const due = later(scene, 6 * 24 * hour)
  await reopenSigners(due)
  expect(signerOf(scene)).not.toBe(first)
  expect((await listKeys(due)).keys.filter(({ usage }) => usage.includes('code'))).toHaveLength(2)
})

story('A revoked key is refused at once, and the next one signs at once', async (scene) => {
  const { deed, house } = scene
  const { holderId, text } = await codeOfAmina(scene)
  const revoked = signerOf(scene)
  const next = await revokeKey(deed, await readIssuer(deed), { ...two, kid: revoked.slice(0, 8) })
  await reopenSigners(deed)
  expect(await judged(deed, text)).toEqual(['invalid', ['issuer-revoked']])
  expect(signerOf(scene)).toBe(next?.kid)
  const { code } = await issueCode(deed, holderId)
  expect(await judged(deed, code?.text ?? '')).toEqual(['valid', []])
  const key = currentTrustList(house).trust.keys.find(
    ({ kid }) => Buffer.from(kid, 'base64').toString('hex') === revoked,
  )
  expect(key?.revokedAt).toBe(deed.now.getTime())
})

story('Every server of the house hears of it', async (scene) => {
  const { deed, house } = scene
  await openRoom(deed, house)
  const revoked = signerOf(scene)
  await perform(house, system, async (other) =>
    revokeKey(other, await readIssuer(other), { ...two, kid: revoked }),
  )
  expect(signerOf(scene)).not.toBe(revoked)
})

story('One person alone revokes nothing, and a key is revoked once', async (scene) => {
  const { deed } = scene
  await openRoom(deed, scene.house)
  const issuer = await readIssuer(deed)
  const kid = signerOf(scene)
  const alone = { ...two, agreedBy: 'CHEN YU', kid }
  await expect(revokeKey(deed, issuer, alone)).rejects.toThrow('somebody else')
  await expect(revokeKey(deed, issuer, { ...two, kid: 'abc' })).rejects.toThrow('pratique key list')
  await revokeKey(deed, issuer, { ...two, kid })
  await expect(revokeKey(deed, issuer, { ...two, kid })).rejects.toThrow('revoked before')
})

story('The record says who did what and why, and shows when it was changed', async (scene) => {
  const { deed, db } = scene
  await openRoom(deed, scene.house)
  const issuer = await readIssuer(deed)
  await rotateKey(deed, issuer, { ...rotation, usage: listUsage })
  await revokeKey(deed, issuer, { ...two, kid: signerOf(scene) })
  const { deeds, brokenAt } = await listKeys(deed)
  expect(deeds.map(({ deed: done, by, agreedBy }) => [done, by, agreedBy])).toEqual([
    ['made', 'system', null],
    ['made', 'system', null],
    ['made', 'system', null],
    ['rotated', 'Divya Rao', null],
    ['made', 'system', null],
    ['rotated', 'Chen Yu', null],
    ['revoked', 'Chen Yu', 'Divya Rao'],
  ])
  expect(brokenAt).toBeNull()
  await sql`update signing_key_deed set done_by = 'nobody' where seq = 4`.execute(db)
  expect((await listKeys(deed)).brokenAt).toBe(4)
})
