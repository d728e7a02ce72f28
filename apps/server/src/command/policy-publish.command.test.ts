import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openHealthCode } from '../health-code/open-health-code.action.ts'
import { findPackFolder } from '../place/pack-files.node.ts'
import { WrongQuestion } from '../platform/io.ts'
import { withDatabase } from '../platform/test-database.ts'
import { newSigningKey, readSigningKey, signatureFile, signPack } from '../policy/pack-signature.node.ts'
import { showPolicy } from '../policy/show-policy.action.ts'
import { listPublishedLists } from '../risk/list-in-force.action.ts'
import { publicationOf, publish, vouchedFor } from './policy-publish.command.ts'

const { story } = withDatabase()
const pack = 'zhejiang-2020'
const names = { by: 'Chen Yu', with: 'Divya Rao' }

const refusalOf = (given: Parameters<typeof publicationOf>[0]): string => {
  try {
    publicationOf(given)
    return ''
  } catch (error) {
    return error instanceof WrongQuestion ? error.message : String(error)
  }
}

describe('who vouches for a pack that is published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pratique-signed-'))
  cpSync(findPackFolder('bundibugyo-2026') ?? '', folder, { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('is said; and what was changed after it was signed is not put in force', () => {
    expect(vouchedFor(folder)).toBe('Not signed: nobody vouches for these files.')
    const key = readSigningKey(newSigningKey()) ?? expect.fail('a key of ours is one')
    const signed = signPack(folder, 'bundibugyo-2026', 'Dr Chen', key)
    writeFileSync(join(folder, signatureFile), JSON.stringify(signed))
    expect(vouchedFor(folder)).toMatch(/^Signed by Dr Chen, key [0-9a-f]{64}\.$/)
    writeFileSync(join(folder, 'texts/case.json'), '{}')
    expect(() => vouchedFor(folder)).toThrow(/signature of Dr Chen does not hold: texts\/case.json/)
  })
})

describe('publishing a policy from the command line', () => {
  test('is refused with every fault in words', () => {
    const said = refusalOf({ pack: 'atlantis' })
    expect(said).toContain('--pack must be a folder of packs/: ')
    expect(said).toContain('--by says who proposes')
    expect(said).toContain('--with says who agrees')
  })

  test('needs two people, however the name is written', () => {
    expect(refusalOf({ pack, by: 'Chen Yu', with: ' chen  yu ' })).toContain('different people')
  })

  test('names the versions there are when it is asked for another', () => {
    expect(refusalOf({ pack, ...names, version: '7' })).toContain('international-0')
  })

  story('puts versions and lists in force now, in the two names', async ({ house, deed }) => {
    await openHealthCode(house)
    const done = await publish(house, publicationOf({ pack, ...names }))
    expect(done.signature).toBe('Not signed: nobody vouches for these files.')
    expect(done.versions.map(({ version, published }) => [version, published])).toContainEqual([
      'international-1',
      true,
    ])
    const { schemes } = await showPolicy(deed, { language: 'en' })
    expect(schemes[0]?.inForce).toBe(1)
    expect(schemes[0]?.versions[0]?.publications[0]).toMatchObject({
      deed: 'published',
      proposedBy: 'Chen Yu',
      agreedBy: 'Divya Rao',
      at: '2020-03-16T00:00:00.000Z',
    })
    const lists = await listPublishedLists(deed, pack)
    expect(lists).toHaveLength(done.lists)
    expect(lists[0]).toMatchObject({ publishedAt: '2020-03-16T00:00:00.000Z', agreedBy: 'Divya Rao' })
  })

  story('changes nothing when it is done again', async ({ house }) => {
    await openHealthCode(house)
    const asked = publicationOf({ pack, ...names })
    await publish(house, asked)
    const again = await publish(house, asked)
    expect(again.lists).toBe(0)
    expect(again.versions.some(({ published }) => published)).toBe(false)
  })

  story('takes one version alone, with the lists that it reads', async ({ house, deed }) => {
    await openHealthCode(house)
    const done = await publish(house, publicationOf({ pack, ...names, version: 'resident-1' }))
    expect(done.versions).toMatchObject([{ version: 'resident-1', published: true, expired: false }])
    const lists = await listPublishedLists(deed, pack)
    expect(new Set(lists.map(({ list }) => list))).toEqual(new Set(['key-areas']))
  })

  story('says which versions are over', async ({ house, clock }) => {
    await openHealthCode(house)
    clock.moveTo('2026-01-01T00:00:00Z')
    const { versions } = await publish(house, publicationOf({ pack, ...names }))
    expect(versions.every(({ expired }) => expired)).toBe(true)
  })
})
