import type { DeclarationAnswer } from '@pratique/api-contract'
import { expect } from 'vitest'
import { getHolder } from '../holder/known-holder.action.ts'
import { listMessages } from '../message/list-messages.action.ts'
import { Fixtures } from '../platform/fixture.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { confirmAmendment, declineAmendment } from './confirm-amendment.action.ts'
import type { DeclarationRow } from './declaration.store.ts'
import { mergeDeclarations } from './merge-declarations.action.ts'
import { openDeclaration, readCredentials } from './open-declaration.action.ts'
import { example, openFront } from './test-declarations.ts'

const { story } = withDatabase({ fixtures: new Fixtures() })
const egypt = [{ country: 'EG', fromOn: '2020-02-20', untilOn: '2020-03-17', kind: 'stay' }]

async function declares(
  front: Awaited<ReturnType<typeof openFront>>,
  change: object = {},
): Promise<DeclarationAnswer> {
  const [first] = example().travellers
  const response = await front.post('/api/v1/declarations', {
    language: 'it',
    travellers: [{ answers: { ...first?.answers, ...change } }],
  })
  expect(response.status, await response.clone().text()).toBe(201)
  return (await response.json()) as DeclarationAnswer
}

const rowOf = ({ deed }: Scene, { reference, secret }: DeclarationAnswer): Promise<DeclarationRow> =>
  openDeclaration(deed, readCredentials(reference, secret), 'update')

story(
  'a stranger who names the same passport is answered like anyone, and only the earlier contact is told',
  async (scene) => {
    const front = await openFront(scene)
    const amina = await declares(front)
    const stranger = await declares(front, { contact: { email: 'stranger@example.org' } })
    const alone = await declares(front, {
      identity: { ...example().travellers[0]?.answers.identity, documentNumber: 'YA9999999' },
    })
    const shape = ({ holders, ...answer }: DeclarationAnswer) => ({
      keys: Object.keys(answer),
      holders: holders.map(({ decision }) => decision?.state),
    })
    expect(shape(stranger)).toEqual(shape(alone))
    const told = await listMessages(scene.deed, [amina.holders[0]?.holderId ?? ''])
    expect(told).toHaveLength(1)
    expect(
      await listMessages(scene.deed, [stranger.holders[0]?.holderId ?? '', alone.holders[0]?.holderId ?? '']),
    ).toHaveLength(0)
  },
)

story('declaring twice and merging does not make a decision milder', async (scene) => {
  const front = await openFront(scene)
  const first = await declares(front)
  const second = await declares(front, { stops: egypt })
  expect(second.holders[0]?.decision?.colour).toBe('green')
  await mergeDeclarations(scene.deed, await rowOf(scene, second), await rowOf(scene, first))
  const merged = await front.app.request(`/api/v1/declarations/${second.reference}`, {
    headers: front.as(second.secret),
  })
  const { holders } = (await merged.json()) as DeclarationAnswer
  expect(holders).toMatchObject([
    { holderId: first.holders[0]?.holderId, amendment: 'waiting', decision: { colour: 'orange' } },
  ])
  const byOld = await front.app.request(`/api/v1/declarations/${first.reference}`, {
    headers: front.as(first.secret),
  })
  expect(((await byOld.json()) as DeclarationAnswer).holders.map(({ holderId }) => holderId)).toEqual(
    holders.map(({ holderId }) => holderId),
  )
})

story('an officer confirms what was held, or declines it', async (scene) => {
  const front = await openFront(scene)
  const officer = scene.deedOf({ kind: 'officer', id: 'boris' })
  const held = async () => {
    const declared = await declares(front)
    const headers = { ...front.as(declared.secret), 'content-type': 'application/json' }
    const body = JSON.stringify({ travellers: [{ number: 1, answers: { stops: egypt } }] })
    await front.app.request(`/api/v1/declarations/${declared.reference}`, { method: 'PATCH', headers, body })
    return declared.holders[0]?.holderId ?? ''
  }
  expect((await confirmAmendment(officer, await held())).decision?.colour).toBe('green')
  const declined = await held()
  expect(
    (await declineAmendment(officer, declined, 'stamps of Italy in the passport')).decision?.colour,
  ).toBe('orange')
  expect((await getHolder(officer, declined)).state.pending).toBeNull()
  await expect(confirmAmendment(officer, declined)).rejects.toMatchObject({
    kind: { type: 'no-amendment-pending' },
  })
})

story('what was withdrawn, or is the same, is not merged', async (scene) => {
  const front = await openFront(scene)
  const first = await declares(front)
  const row = await rowOf(scene, first)
  await expect(mergeDeclarations(scene.deed, row, row)).rejects.toMatchObject({
    kind: { type: 'merge-refused' },
  })
  const gone = await rowOf(scene, await declares(front))
  await expect(
    mergeDeclarations(scene.deed, row, { ...gone, withdrawn_at: scene.deed.now }),
  ).rejects.toMatchObject({ kind: { type: 'merge-refused' } })
})
