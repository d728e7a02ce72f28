import { expect } from 'vitest'
import { openAminasBrowser } from '../declaration/test-browser.ts'
import { deliverDue } from '../message/deliver.action.ts'
import { exerciseClock } from '../platform/clock.ts'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { mailboxPages } from './mailbox.page.ts'

const exercise = { name: 'drill', clock: exerciseClock(0) }
const { story } = withDatabase({ fixtures: new Fixtures(), exercise })
const real = withDatabase({ fixtures: new Fixtures() })

story(
  'In an exercise the code is read in the mailbox, by the reference however it is typed',
  async (scene) => {
    const { ask, send, reference } = await openAminasBrowser(scene, 'en', (app) =>
      app.route('/', mailboxPages(scene.house)),
    )
    await send('/en/declaration/contact/1/code')
    await deliverDue(scene.house)
    const { text } = await ask(
      `/en/exercise/mailbox?reference=${reference.replaceAll('-', '').toLowerCase()}`,
    )
    expect(text).toContain('Your code to confirm this address')
    expect(text).toMatch(/\d{6} is your code/)
    expect(text).toContain('Nobody gets these messages')
  },
)

story('An empty mailbox says what would be in it, an unknown reference what to do', async (scene) => {
  const { ask, reference } = await openAminasBrowser(scene, 'en', (app) =>
    app.route('/', mailboxPages(scene.house)),
  )
  expect((await ask(`/en/exercise/mailbox?reference=${reference}`)).text).toContain('No message yet')
  expect((await ask('/en/exercise/mailbox?reference=%3Cb%3E')).text).toContain(
    'No declaration of this exercise',
  )
  expect((await ask('/en/exercise/mailbox')).text).not.toContain('No message yet')
})

real.story('A real instance has no such address', async (scene) => {
  const { ask, reference } = await openAminasBrowser(scene, 'en', (app) =>
    app.route('/', mailboxPages(scene.house)),
  )
  expect((await ask(`/en/exercise/mailbox?reference=${reference}`)).status).toBe(404)
})
