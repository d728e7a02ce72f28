import { expect } from 'vitest'
import { formParty } from '../people/form-party.action.ts'
import { withDatabase } from '../platform/test-database.ts'
import { placePartyOf } from './party-placement.action.ts'
import { recordAct } from './record-act.action.ts'
import { declared, stay } from './test-acts.ts'
import { holderAfter, publishEverything } from './test-spine.ts'

const { story } = withDatabase()
const fromFrance = declared({ stops: [stay('FR', '2020-03-01', '2020-03-16')] })

story(
  'Amina, who may stay at home, goes with her child to central quarantine, and keeps her own colour',
  async ({ deed }) => {
    await publishEverything(deed)
    const amina = await holderAfter(deed, fromFrance)
    const noor = await holderAfter(deed, declared({ ageBand: 'child' }))
    await formParty(deed, [
      { holderId: amina.holderId, role: 'carer' },
      { holderId: noor.holderId, role: 'child' },
    ])
    expect([amina.decision?.colour, noor.decision?.colour]).toEqual(['yellow', 'orange'])
    const placements = await placePartyOf(deed, noor.holderId)
    expect(placements).toEqual([
      {
        holderId: amina.holderId,
        measure: 'central-quarantine',
        because: 'with-child',
        together: [noor.holderId],
        officerDecides: false,
      },
      {
        holderId: noor.holderId,
        measure: 'central-quarantine',
        because: 'own',
        together: [amina.holderId],
        officerDecides: false,
      },
    ])
    const { decision } = await recordAct(deed, amina.holderId, {
      kind: 'checked-in',
      payload: { at: deed.now.toISOString() },
    })
    expect(decision?.colour).toBe('yellow')
  },
)

story('Where nothing ties anyone to a place nobody is moved', async ({ deed }) => {
  await publishEverything(deed)
  const [one, other] = [
    await holderAfter(deed, declared({ stops: [] })),
    await holderAfter(deed, declared({ stops: [] })),
  ]
  await formParty(
    deed,
    [one, other].map(({ holderId }) => ({ holderId, role: 'traveller' as const })),
  )
  const placements = await placePartyOf(deed, one.holderId)
  expect(placements.map(({ measure, because }) => [measure, because])).toEqual([
    [null, 'own'],
    [null, 'own'],
  ])
})

story('Someone in no party has no party to be placed with', async ({ deed }) => {
  await publishEverything(deed)
  const { holderId } = await holderAfter(deed, declared())
  expect(await placePartyOf(deed, holderId)).toEqual([])
})
