import { expect } from 'vitest'
import { recordAct } from '../holder/record-act.action.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { languageList } from '../site/language.ts'
import { listHoldersByReference } from './holders-by-reference.action.ts'
import { openAminasBrowser } from './test-browser.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

story('Anyone reads what her rights are, and the one address, in every language', async (scene) => {
  const { ask } = await openAminasBrowser(scene)
  for (const language of languageList) {
    const { status, text } = await ask(`/${language}/rights`)
    expect(status).toBe(200)
    expect(text).toContain(`<bdi dir="ltr">${scene.house.config.address}</bdi>`)
    for (const door of ['data', 'amend', 'appeal', 'erase'])
      expect(text).toContain(`href="/${language}/declaration/${door}"`)
  }
})

story('Every page leads there', async (scene) => {
  const { ask } = await openAminasBrowser(scene)
  expect((await ask('/ar')).text).toContain('href="/ar/rights"')
})

story('Amina reads what happened in her language, not in ours', async (scene) => {
  const { ask, send } = await openAminasBrowser(scene)
  await send('/en/declaration/contact/1/code')
  const { text } = await ask('/it/declaration/data')
  expect(text).toContain('Hai dichiarato')
  expect(text).toContain('Mostrato a te, su tua richiesta')
  expect(text).toContain('Che cosa ti abbiamo scritto')
  expect(text).not.toMatch(/>declared<|>code-issued</)
})

story('She reads what is decided, the facts behind it and where each came from', async (scene) => {
  const { ask } = await openAminasBrowser(scene)
  const { text } = await ask('/fr/declaration/data')
  expect(text).toContain('Ce qui est décidé : Orange')
  expect(text).toMatch(/Sur quoi elle se fonde[\s\S]*Votre réponse du [\s\S]*la liste des zones en vigueur/)
  expect(text).toContain('La règle')
})

story('She reads who opened her name and for what, as the officer wrote it', async (scene) => {
  const { ask, reference } = await openAminasBrowser(scene)
  const [holderId = ''] = await listHoldersByReference(scene.deed, reference)
  const officer = scene.deedOf({ kind: 'officer', id: 'boris' })
  await readIdentity(officer, holderId, 'called by the <port>')
  const { text } = await ask('/en/declaration/data')
  expect(text).toContain('An officer')
  expect(text).toContain('called by the &lt;port&gt;')
})

story(
  'What the house itself opened her name for, and what a letter was about, is in her language',
  async (scene) => {
    const { ask, send, reference } = await openAminasBrowser(scene)
    const [holderId = ''] = await listHoldersByReference(scene.deed, reference)
    const officer = scene.deedOf({ kind: 'officer', id: 'boris' })
    const purposes = [
      'desk: the page of the holder was opened',
      'desk: contact-tracing',
      'boarding check of SU206',
    ]
    for (const purpose of purposes) await readIdentity(officer, holderId, purpose)
    await send('/en/declaration/contact/1/code')
    const { text } = await ask('/ar/declaration/data')
    for (const words of ['فُتحت صفحتك في المكتب', 'بحث لتتبع المخالطين', 'تحقق قبل الصعود: SU206'])
      expect(text).toContain(words)
    expect(text).toContain('رمز لتأكيد وسيلة اتصال')
    for (const purpose of purposes) expect(text).not.toContain(purpose)
  },
)

story('How her appeal stands is told on her declaration', async (scene) => {
  const { ask, reference } = await openAminasBrowser(scene)
  const [holderId = ''] = await listHoldersByReference(scene.deed, reference)
  const dueAt = '2020-03-18T00:00:00Z'
  const number = 'A-QTP-Z4T-R7E'
  await recordAct(scene.deed, holderId, { kind: 'appealed', payload: { number, dueAt } })
  const filed = await ask('/fr/declaration/overview')
  expect(filed.text).toContain(`Votre appel ${number} attend une réponse, au plus tard 18 mars 2020`)
  expect(filed.text).toContain('href="/fr/declaration/appeal"')
  await recordAct(scene.deed, holderId, { kind: 'appeal-escalated', payload: { number, reason: 'late' } })
  expect((await ask('/fr/declaration/overview')).text).toContain('à la salle de contrôle')
})

story('A code on its way to a contact is read there, not among the data that is held', async (scene) => {
  const { ask, send, reference } = await openAminasBrowser(scene)
  await send('/en/declaration/contact/1/code')
  const holderIds = await listHoldersByReference(scene.deed, reference)
  const [latest] = await listMessages(scene.deed, holderIds)
  const code = /\d{6}/.exec(latest?.letter?.body ?? '')?.[0]
  expect(code).toMatch(/^\d{6}$/)
  const file = await ask('/en/declaration/data.json')
  expect(file.text).toContain('"kind":"contact-code"')
  expect(file.text).not.toContain(code)
})
