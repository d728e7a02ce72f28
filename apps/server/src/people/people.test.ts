import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { withDatabase } from '../platform/test-database.ts'
import { findByDocument, findByEmail, findByName, findByTelephone } from './find-person.action.ts'
import { forgetPerson } from './forget-person.action.ts'
import { formParty, listParty } from './form-party.action.ts'
import { lacksGuardian, partyFaults } from './party.ts'
import { listIdentityAccesses, readIdentity } from './read-identity.action.ts'
import { resealIdentity } from './reseal-identity.action.ts'
import { takeInIdentity } from './take-in-identity.action.ts'
import { amina, noor } from './test-people.ts'

const { story } = withDatabase()
const aminaId = '01900000-0000-7000-8000-00000000000a'
const noorId = '01900000-0000-7000-8000-00000000000b'
const purpose = 'a story'

story('Amina is known again, and everyone who read her name is on her list', async ({ deed, deedOf }) => {
  await takeInIdentity(deed, aminaId, amina)
  const boris = deedOf({ kind: 'officer', id: 'boris' })
  expect(await readIdentity(boris, aminaId, 'compare with the passport')).toEqual(amina)
  expect(await listIdentityAccesses(deed, aminaId)).toEqual([
    { at: deed.now, actorKind: 'officer', deed: 'read', purpose: 'compare with the passport' },
  ])
})

story('Nothing of Amina can be read in the tables', async ({ deed, db }) => {
  await takeInIdentity(deed, aminaId, amina)
  await findByDocument(deed, 'L898902C3', purpose)
  const { rows } = await sql<{ row: string }>`
    select row::text from identity row union all select row::text from identity_claim row
    union all select row::text from identity_access row union all select row::text from identity_search row
  `.execute(db)
  const everything = rows.map(({ row }) => row).join('\n')
  const hexadecimal = (text: string) => Buffer.from(text, 'utf8').toString('hex')
  // Random bytes and ids, written in hexadecimal, hold any four digits sooner or later.
  const inWords = everything.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\\x[0-9a-f]+/g, '')
  expect(rows.length).toBeGreaterThan(4)
  for (const word of ['Amina', 'AMINA', 'Haddad', 'L898902C3', '1984', 'example.org', '5550'])
    expect([inWords.includes(word), everything.includes(hexadecimal(word))]).toEqual([false, false])
})

story('A passenger list finds her however it writes her', async ({ deed }) => {
  await takeInIdentity(deed, aminaId, amina)
  const found = [
    await findByDocument(deed, ' l898902c3<', purpose),
    await findByName(
      deed,
      { primaryIdentifier: 'MUELLERHADDAD', secondaryIdentifier: 'AMINA MRS' },
      '1984-05-06',
      purpose,
    ),
    await findByName(
      deed,
      { primaryIdentifier: 'AMINA', secondaryIdentifier: 'MULLER HADDAD' },
      '1984-05-06',
      purpose,
    ),
    await findByTelephone(deed, '0039-02-5550-0112', purpose),
    await findByEmail(deed, 'Amina@Example.org ', purpose),
  ]
  expect(found).toEqual(found.map(() => [aminaId]))
})

story('A stranger of the same name, or nothing at all, finds nobody', async ({ deed }) => {
  await takeInIdentity(deed, aminaId, amina)
  const name = { primaryIdentifier: 'MULLER HADDAD', secondaryIdentifier: 'AMINA' }
  expect(await findByName(deed, name, '1984-05-07', purpose)).toEqual([])
  expect(await findByDocument(deed, '<<<', purpose)).toEqual([])
  expect(await findByDocument(deed, 'L898902C', purpose)).toEqual([])
})

story('A search is kept with its purpose even when it finds nobody', async ({ deed, db }) => {
  await findByDocument(deed, 'ZZ1', 'matching a passenger list')
  const { rows } = await sql`select kind, purpose, found, actor_id from identity_search`.execute(db)
  expect(rows).toEqual([
    { kind: 'document', purpose: 'matching a passenger list', found: 0, actor_id: 'system' },
  ])
})

story('A mended passport number is found, the mistyped one no more', async ({ deed }) => {
  await takeInIdentity(deed, aminaId, {
    ...amina,
    document: { documentType: 'P', issuingState: 'UTO', documentNumber: 'L898902C8', dateOfExpiry: null },
  })
  await resealIdentity(deed, aminaId, amina, 'the passport says otherwise')
  expect(await findByDocument(deed, 'L898902C8', purpose)).toEqual([])
  expect(await findByDocument(deed, 'L898902C3', purpose)).toEqual([aminaId])
})

story('A sealed name that was moved to another holder does not open', async ({ deed, db }) => {
  await takeInIdentity(deed, aminaId, amina)
  await takeInIdentity(deed, noorId, noor)
  await sql`update identity set (data_key, sealed) = (select data_key, sealed from identity where holder_id = ${aminaId})
    where holder_id = ${noorId}`.execute(db)
  await expect(readIdentity(deed, noorId, purpose)).rejects.toThrow('does not open')
})

story('Forgotten, Amina has no name, no claim and no party', async ({ deed, db }) => {
  await takeInIdentity(deed, aminaId, amina)
  await formParty(deed, [{ holderId: aminaId, role: 'traveller' }])
  expect(await forgetPerson(deed, aminaId)).toBe(true)
  expect(await findByDocument(deed, 'L898902C3', purpose)).toEqual([])
  await expect(readIdentity(deed, aminaId, purpose)).rejects.toMatchObject({
    kind: { type: 'identity-not-found' },
  })
  const { rows } = await sql`select from identity union all select from party_member`.execute(db)
  expect(rows).toEqual([])
})

story('Amina and Noor are one party, seen from either', async ({ deed }) => {
  const members = [
    { holderId: aminaId, role: 'carer' },
    { holderId: noorId, role: 'child' },
  ] as const
  const partyId = await formParty(deed, members)
  const both = members.map((member) => ({ ...member, partyId }))
  expect(await listParty(deed, aminaId)).toEqual(both)
  expect(await listParty(deed, noorId)).toEqual(both)
})

story('A child without a carer is no party, and the refusal says so', async ({ deed }) => {
  await expect(formParty(deed, [{ holderId: noorId, role: 'child' }])).rejects.toMatchObject({
    kind: { type: 'party-not-whole' },
    errors: [{ pointer: '/party', code: 'child-without-carer' }],
  })
})

describe('who makes a party', () => {
  test('nobody twice, and at least one', () => {
    const twice = { holderId: aminaId, role: 'traveller' } as const
    expect(partyFaults([twice, twice])).toEqual(['named-twice'])
    expect(partyFaults([])).toEqual(['nobody'])
  })

  test.each([
    ['adult', false, [], false],
    ['minor', false, [], true],
    ['child', false, [{ holderId: aminaId, role: 'traveller' }], true],
    ['child', false, [{ holderId: aminaId, role: 'carer' }], false],
    ['minor', true, [], false],
  ] as const)('%s, guardian named %s: lacks one %#', (ageBand, guardianNamed, companions, lacks) => {
    expect(lacksGuardian({ ageBand, guardianNamed }, companions)).toBe(lacks)
  })
})
