import { sql } from 'kysely'
import { expect } from 'vitest'
import { listHoldersByReference } from '../declaration/holders-by-reference.action.ts'
import { openAminasBrowser } from '../declaration/test-browser.ts'
import { eraseHolder } from '../holder/erase-holder.action.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { appealPages } from './appeal.page.ts'
import { forgetAppealsOfErased } from './forget-appeals.action.ts'
import { findReason, listTickets } from './list-tickets.action.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })
const reason = 'I was never in Milan: the airline booked me by way of Rome.'

story('Amina appeals, and is told the number and the hour by which she is answered', async (scene) => {
  const { ask, send } = await openAminasBrowser(scene, 'en', (app) =>
    app.route('/', appealPages(scene.house)),
  )
  expect((await ask('/en/declaration/appeal')).text).toContain('answers within 24 hours')
  const filed = await send('/en/declaration/appeal', { who: '1', reason })
  expect(filed.path).toMatch(/^\/en\/declaration\/appeal\?filed=A-/)
  expect(filed.text).toContain('Your appeal is filed')
  expect(filed.text).toContain('17 March 2020 at 08:00')
})

story('She is written to as well, in the language of the page', async (scene) => {
  const { send, reference } = await openAminasBrowser(scene, 'en', (app) =>
    app.route('/', appealPages(scene.house)),
  )
  await send('/fr/declaration/appeal', { who: '1', reason })
  const [told] = await listMessages(scene.deed, await listHoldersByReference(scene.deed, reference))
  expect(told).toMatchObject({ kind: 'appeal-filed', letter: { subject: 'Votre appel est déposé' } })
})

story('What she wrote is sealed, and goes with her erasure', async (scene) => {
  const { deed, db } = scene
  const { send, reference } = await openAminasBrowser(scene, 'en', (app) =>
    app.route('/', appealPages(scene.house)),
  )
  await send('/en/declaration/appeal', { who: '1', reason })
  const [holderId = ''] = await listHoldersByReference(deed, reference)
  const [ticket] = await listTickets(deed, [holderId])
  expect(await findReason(deed, holderId, ticket?.number ?? '')).toBe(reason)
  const { rows } = await sql<{ row: string }>`select appeal_ticket::text as row from appeal_ticket`.execute(
    db,
  )
  expect(rows[0]?.row).not.toContain(Buffer.from('Milan').toString('hex'))
  await eraseHolder(deed, holderId, 'asked for')
  expect(await findReason(deed, holderId, ticket?.number ?? '')).toBeUndefined()
  await forgetAppealsOfErased(deed)
  expect(await listTickets(deed, [holderId])).toEqual([])
})

story(
  'An appeal without a word or a person says what is missing, and keeps what was typed',
  async (scene) => {
    const { send } = await openAminasBrowser(scene, 'en', (app) => app.route('/', appealPages(scene.house)))
    const nobody = await send('/en/declaration/appeal', { reason: 'wrong <b>list' })
    expect(nobody.status).toBe(422)
    expect(nobody.text).toContain('Choose whose decision you appeal against')
    expect(nobody.text).toContain('wrong &lt;b&gt;list</textarea>')
    const empty = await send('/en/declaration/appeal', { who: '1', reason: ' ' })
    expect(empty.text).toContain('at least one sentence')
  },
)

story('A sixth appeal waits for an answer to one of five', async (scene) => {
  const { send } = await openAminasBrowser(scene, 'en', (app) => app.route('/', appealPages(scene.house)))
  for (let n = 0; n < 5; n += 1) await send('/en/declaration/appeal', { who: '1', reason })
  const sixth = await send('/en/declaration/appeal', { who: '1', reason })
  expect(sixth.status).toBe(422)
  expect(sixth.text).toContain('Five of your appeals wait')
  expect((await send('/en/declaration/appeal', { who: '2', reason })).status).toBe(200)
})

story('Nobody appeals for a declaration that is not open', async (scene) => {
  const { send, ask } = await openAminasBrowser(scene, 'en', (app) =>
    app.route('/', appealPages(scene.house)),
  )
  await send('/en/declaration/leave')
  expect((await ask('/en/declaration/appeal')).path).toBe('/en/declaration')
  expect((await send('/en/declaration/appeal', { who: '1', reason })).path).toBe('/en/declaration')
})
