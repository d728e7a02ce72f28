import { expect } from 'vitest'
import { deliverDue } from '../message/deliver.action.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { carryWith } from '../message/test-outbox.ts'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { listHoldersByReference } from './holders-by-reference.action.ts'
import { openAminasBrowser } from './test-browser.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

async function latestCode({ deed, house }: Scene, reference: string): Promise<string> {
  await deliverDue(house)
  const [latest] = await listMessages(deed, await listHoldersByReference(deed, reference))
  return /\d{6}/.exec(latest?.letter?.body ?? '')?.[0] ?? 'none'
}

story('Amina confirms her e-mail without scripts', async (scene) => {
  const { ask, send, reference } = await openAminasBrowser(scene)
  const contacts = await ask('/en/declaration/contact')
  expect(contacts.text).toContain('Not confirmed yet')
  const asked = await send('/en/declaration/contact/1/code')
  expect(asked.path).toBe('/en/declaration/contact/1')
  expect(asked.text).toContain('autocomplete="one-time-code"')
  const confirmed = await send('/en/declaration/contact/1', { code: await latestCode(scene, reference) })
  expect(confirmed.path).toBe('/en/declaration/contact?confirmed=1')
  expect(confirmed.text).toContain('is confirmed')
  expect(confirmed.text).toContain('Confirmed on 16 March 2020')
})

story('A wrong code says what to do, and not what was wrong with it', async (scene) => {
  const { send } = await openAminasBrowser(scene)
  const neverSent = await send('/en/declaration/contact/1', { code: '123456' })
  await send('/en/declaration/contact/1/code')
  const wrong = await send('/en/declaration/contact/1', { code: 'abc' })
  for (const { status, text } of [neverSent, wrong]) {
    expect(status).toBe(422)
    expect(text).toContain('That is not the code, or it is no longer good.')
    expect(text).toContain('<a href="#f-code">')
  }
})

story('A second code within the minute is not sent, and she is told to wait', async (scene) => {
  const { send } = await openAminasBrowser(scene)
  await send('/en/declaration/contact/1/code')
  const again = await send('/en/declaration/contact/1/code')
  expect(again.path).toBe('/en/declaration/contact/1?wait=1')
  expect(again.text).toContain('Wait a minute')
})

story('What nothing carries is not offered, and the declaration stands', async (scene) => {
  const { ask } = await openAminasBrowser(scene)
  carryWith(scene.house, [])
  const { text } = await ask('/en/declaration/contact')
  expect(text).toContain('We cannot send messages this way')
  expect(text).not.toContain('/contact/1/code')
})

story('In Arabic an address stays left to right in its sentence', async (scene) => {
  const { send } = await openAminasBrowser(scene, 'ar')
  const { text } = await send('/ar/declaration/contact/1/code')
  expect(text).toMatch(/إن كان الوصول إلى <bdi dir="ltr">[^<]+@[^<]+<\/bdi> ممكنًا/)
})

story('Nobody confirms a contact of a declaration that is not open', async (scene) => {
  const { send, ask } = await openAminasBrowser(scene)
  await send('/en/declaration/leave')
  expect((await ask('/en/declaration/contact')).path).toBe('/en/declaration')
  expect((await send('/en/declaration/contact/1', { code: '123456' })).path).toBe('/en/declaration')
})

story('A contact that is not there leads back to the list', async (scene) => {
  const { ask } = await openAminasBrowser(scene)
  expect((await ask('/en/declaration/contact/99')).path).toBe('/en/declaration/contact')
})

story('The code comes in the language of the page on which it was asked for', async (scene) => {
  const { send, reference } = await openAminasBrowser(scene, 'fr')
  await send('/it/declaration/contact/1/code')
  await deliverDue(scene.house)
  const [latest] = await listMessages(scene.deed, await listHoldersByReference(scene.deed, reference))
  expect(latest?.letter?.subject).toBe('Il tuo codice per confermare questo indirizzo')
})
