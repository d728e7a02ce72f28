import { expect } from 'vitest'
import { listHoldersByReference } from '../declaration/holders-by-reference.action.ts'
import { openAminasBrowser } from '../declaration/test-browser.ts'
import { getHolder } from '../holder/known-holder.action.ts'
import { readIdentity } from '../people/read-identity.action.ts'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { takePeople } from '../voyage/import-list.action.ts'
import { openVoyage } from '../voyage/open-voyage.action.ts'
import { amina } from '../voyage/test-lists.ts'
import { contradictionPages } from './contradiction.page.ts'
import { screenVoyage } from './screen-voyage.action.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })

/** Amina's own browser, and a list of her flight that has her in another seat. */
async function aminaIsAsked(scene: Scene, language = 'en') {
  const { deed, house } = scene
  const browser = await openAminasBrowser(scene, language, (app) => app.route('/', contradictionPages(house)))
  const [holderId = ''] = await listHoldersByReference(deed, browser.reference)
  const { statement } = (await getHolder(deed, holderId)).state
  const voyage = await openVoyage(deed, {
    conveyance: 'aircraft',
    designator: statement?.flight ?? '',
    operator: 'SU',
    conveyanceType: null,
    origin: 'SVO',
    port: statement?.port ?? '',
    departsAt: null,
    arrivesAt: new Date(statement?.arrivalAt ?? ''),
    legs: [],
    from: 'schedule',
  })
  const { primaryIdentifier, secondaryIdentifier, dateOfBirth, document } = await readIdentity(
    deed,
    holderId,
    'test',
  )
  const listed = {
    ...amina,
    primaryIdentifier,
    secondaryIdentifier,
    dateOfBirth,
    documents: [{ type: 'P', number: document?.documentNumber ?? null, issuer: 'UTO', expiresOn: null }],
    seat: '44K',
  }
  await takePeople(deed, voyage, [listed], { source: 'paxlst', onlyCheck: false, faults: [] })
  await screenVoyage(deed, voyage.voyageId)
  const state = async () => (await getHolder(deed, holderId)).state
  return { ...browser, state }
}
const path = '/en/declaration/differences'
const idIn = (text: string) => /name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''

story('Amina reads both sides and says how it comes', async (scene) => {
  const { ask, send, state } = await aminaIsAsked(scene)
  expect((await ask('/en/declaration/overview')).text).toContain('differs from another record')
  const { text } = await ask(path)
  expect(text).toContain('44K')
  expect(text).toContain('Passenger list, SU208')
  const id = idIn(text)
  const sent = await send(path, {
    id,
    [`answer-${id}`]: 'right',
    [`words-${id}`]: 'I changed with a family.',
  })
  expect(sent.text).toContain('Thank you')
  expect(sent.text).toContain('I changed with a family.')
  expect((await state()).contradictions).toMatchObject([{ answered: true }])
  expect((await ask('/en/declaration/overview')).text).not.toContain('differs from another record')
  const again = await send(path, { id, [`answer-${id}`]: 'mistake', [`words-${id}`]: 'No, wait.' })
  expect(again.status).toBe(422)
})

story('who was wrong finds the way to correct it', async (scene) => {
  const { ask, send } = await aminaIsAsked(scene)
  const id = idIn((await ask(path)).text)
  const sent = await send(path, { id, [`answer-${id}`]: 'mistake', [`words-${id}`]: 'A slip.' })
  expect(sent.text).toContain('href="/en/declaration/amend"')
})

story(
  'an answer without a choice or a word says what is missing, and keeps what was typed',
  async (scene) => {
    const { ask, send } = await aminaIsAsked(scene)
    const id = idIn((await ask(path)).text)
    const empty = await send(path, { id, [`words-${id}`]: 'so <b>it' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose what is right')
    expect(empty.text).toContain('so &lt;b&gt;it</textarea>')
    expect((await send(path, { id, [`answer-${id}`]: 'right', [`words-${id}`]: '' })).text).toContain(
      'at least one sentence',
    )
  },
)

story('nobody answers for others, or without a declaration', async (scene) => {
  const { send, ask } = await aminaIsAsked(scene, 'ar')
  const id = '0198a000-0000-7000-8000-000000000001'
  const other = await send('/ar/declaration/differences', {
    id,
    [`answer-${id}`]: 'right',
    [`words-${id}`]: 'x y',
  })
  expect(other.status).toBe(422)
  await send('/ar/declaration/leave')
  expect((await ask('/ar/declaration/differences')).path).toBe('/ar/declaration')
})
