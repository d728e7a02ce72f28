import { sql } from 'kysely'
import { expect } from 'vitest'
import { getHolder } from '../holder/known-holder.action.ts'
import { openAmina } from '../holder/test-spine.ts'
import { resealIdentity } from '../people/reseal-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import { system } from '../platform/deed.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { m } from '../site/say.ts'
import { askContactCode } from './ask-contact-code.action.ts'
import { confirmContact } from './confirm-contact.action.ts'
import type { StatedContact } from './contact.ts'
import { deliverDue } from './deliver.action.ts'
import { listContacts } from './list-contacts.action.ts'
import { listMessages } from './list-messages.action.ts'
import { mailbox } from './mailbox-carrier.ts'
import { send } from './send.action.ts'
import { amina, aminaDeclares, aminasEmail, aminasTelephone, carryWith } from './test-outbox.ts'

const { story } = withDatabase()
const minute = 60_000

async function openScene({ deed, house }: Scene) {
  carryWith(house, [
    ['email', mailbox],
    ['sms', mailbox],
  ])
  return aminaDeclares(deed)
}

async function contactOf(deed: Deed, holderId: string, channel: 'email' | 'sms'): Promise<StatedContact> {
  const { contacts } = await listContacts(deed, [holderId])
  const found = contacts.find(({ contact }) => contact.channel === channel)
  if (found === undefined) throw new Error(`no ${channel}`)
  return found
}

/** What the latest message says, as its reader sees it. */
async function codeFor(deed: Deed, holderId: string): Promise<string> {
  await deliverDue(deed.house)
  const [latest] = await listMessages(deed, [holderId])
  return /\d{6}/.exec(latest?.letter?.body ?? '')?.[0] ?? 'none'
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

story('Amina confirms her e-mail by the code that was sent to it', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const email = await contactOf(deed, holderId, 'email')
  expect(email).toMatchObject({ contact: aminasEmail, verifiedAt: null })
  expect(await askContactCode(deed, email)).toBe(true)
  expect(await confirmContact(deed, email, await codeFor(deed, holderId))).toBe(true)
  expect((await contactOf(deed, holderId, 'email')).verifiedAt).toEqual(deed.now)
  expect((await contactOf(deed, holderId, 'sms')).verifiedAt).toBeNull()
})

story('That she did stands in her acts, without the address', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const sms = await contactOf(deed, holderId, 'sms')
  await askContactCode(deed, sms)
  await confirmContact(deed, sms, await codeFor(deed, holderId))
  const { acts } = await getHolder(deed, holderId)
  expect(acts.at(-1)).toMatchObject({ kind: 'contact-verified', payload: { channel: 'sms' } })
  expect(JSON.stringify(acts.at(-1))).not.toContain('0255500112')
})

story('The code is sent nowhere else, and is not kept', async (scene) => {
  const { deed, db } = scene
  const holderId = await openScene(scene)
  await askContactCode(deed, await contactOf(deed, holderId, 'sms'))
  const code = await codeFor(deed, holderId)
  const messages = await listMessages(deed, [holderId])
  expect(messages.map(({ letter }) => letter?.address)).toEqual([aminasTelephone.address])
  const { rows } = await sql<{ row: string }>`select contact_code::text as row from contact_code`.execute(db)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toContain(code)
})

story('Five wrong tries end a code, the right one included', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const email = await contactOf(deed, holderId, 'email')
  await askContactCode(deed, email)
  const code = await codeFor(deed, holderId)
  for (let n = 0; n < 5; n += 1) expect(await confirmContact(deed, email, wrong(code))).toBe(false)
  expect(await confirmContact(deed, email, code)).toBe(false)
})

story('Four wrong tries do not, and a slip that is no code counts for none', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const email = await contactOf(deed, holderId, 'email')
  await askContactCode(deed, email)
  const code = await codeFor(deed, holderId)
  for (let n = 0; n < 4; n += 1) await confirmContact(deed, email, wrong(code))
  for (let n = 0; n < 4; n += 1) await confirmContact(deed, email, '12345')
  expect(await confirmContact(deed, email, code)).toBe(true)
})

story('After ten minutes a code is good for nothing', async (scene) => {
  const { deed, deedOf, clock } = scene
  const holderId = await openScene(scene)
  const email = await contactOf(deed, holderId, 'email')
  await askContactCode(deed, email)
  const code = await codeFor(deed, holderId)
  clock.moveTo(new Date(deed.now.getTime() + 10 * minute))
  expect(await confirmContact(deedOf(system), email, code)).toBe(false)
})

story('A code confirms once', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const email = await contactOf(deed, holderId, 'email')
  await askContactCode(deed, email)
  const code = await codeFor(deed, holderId)
  expect(await confirmContact(deed, email, code)).toBe(true)
  expect(await confirmContact(deed, email, code)).toBe(false)
})

story('A new code ends the one before', async (scene) => {
  const { deed, deedOf, clock } = scene
  const holderId = await openScene(scene)
  const email = await contactOf(deed, holderId, 'email')
  await askContactCode(deed, email)
  const first = await codeFor(deed, holderId)
  clock.moveTo(new Date(deed.now.getTime() + minute))
  const later = deedOf(system)
  expect(await askContactCode(later, email)).toBe(true)
  const second = await codeFor(later, holderId)
  // One in a million draws gives the same code again.
  if (second !== first) expect(await confirmContact(later, email, first)).toBe(false)
  expect(await confirmContact(later, email, second)).toBe(true)
})

story('Nobody’s telephone is rung more than once a minute and six times a day', async (scene) => {
  const { deed, deedOf, clock } = scene
  const holderId = await openScene(scene)
  const sms = await contactOf(deed, holderId, 'sms')
  const start = deed.now.getTime()
  const asked: boolean[] = []
  for (let half = 0; half < 20; half += 1) {
    clock.moveTo(new Date(start + half * 30_000))
    asked.push(await askContactCode(deedOf(system), sms))
  }
  expect(asked.slice(0, 12)).toEqual(Array(6).fill([true, false]).flat())
  expect(asked.slice(12)).toEqual(Array(8).fill(false))
  clock.moveTo(new Date(start + 86_400_000))
  expect(await askContactCode(deedOf(system), sms)).toBe(true)
})

story('The limit is the contact’s, whoever names it', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const stranger = await openAmina(deed)
  expect(await askContactCode(deed, await contactOf(deed, holderId, 'sms'))).toBe(true)
  expect(await askContactCode(deed, await contactOf(deed, stranger, 'sms'))).toBe(false)
})

story('A code of one declaration confirms nothing in another', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const stranger = await openAmina(deed)
  await askContactCode(deed, await contactOf(deed, holderId, 'email'))
  const code = await codeFor(deed, holderId)
  expect(await confirmContact(deed, await contactOf(deed, stranger, 'email'), code)).toBe(false)
})

story('Another address is another contact: it is not verified, and its code is not', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const email = await contactOf(deed, holderId, 'email')
  await askContactCode(deed, email)
  await confirmContact(deed, email, await codeFor(deed, holderId))
  await resealIdentity(
    deed,
    holderId,
    { ...amina, email: 'amina@elsewhere.example' },
    'corrected by the traveller',
  )
  expect(await contactOf(deed, holderId, 'email')).toMatchObject({
    contact: { address: 'amina@elsewhere.example' },
    verifiedAt: null,
  })
  await resealIdentity(deed, holderId, amina, 'corrected by the traveller')
  expect((await contactOf(deed, holderId, 'email')).verifiedAt).toEqual(deed.now)
})

story('A contact that several of a declaration share is asked once and verified for all', async (scene) => {
  const { deed } = scene
  const mother = await openScene(scene)
  const child = await openAmina(deed)
  const { contacts } = await listContacts(deed, [mother, child])
  expect(contacts.map(({ contact, holderIds }) => [contact.channel, holderIds.length])).toEqual([
    ['email', 2],
    ['sms', 2],
  ])
  const [email] = contacts
  if (email === undefined) throw new Error('no contact')
  await askContactCode(deed, email)
  await confirmContact(deed, email, await codeFor(deed, mother))
  expect((await contactOf(deed, child, 'email')).verifiedAt).toEqual(deed.now)
})

story('A telephone without a country code is named, for nobody could tell whom it rings', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  await resealIdentity(deed, holderId, { ...amina, telephone: '5550 0112' }, 'corrected by the traveller')
  const { contacts, withoutCountry } = await listContacts(deed, [holderId])
  expect(contacts.map(({ contact }) => contact.channel)).toEqual(['email'])
  expect(withoutCountry).toEqual(['5550 0112'])
})

story('Messages go to the contact that was verified', async (scene) => {
  const { deed } = scene
  const holderId = await openScene(scene)
  const told = async () => {
    await send(deed, {
      holderId,
      kind: 'colour-changed',
      write: (t) => ({ subject: t(m.site_back), body: '.' }),
    })
    return (await listMessages(deed, [holderId]))[0]?.channel
  }
  expect(await told()).toBe('email')
  const sms = await contactOf(deed, holderId, 'sms')
  await askContactCode(deed, sms)
  await confirmContact(deed, sms, await codeFor(deed, holderId))
  expect(await told()).toBe('sms')
})
