// What happened in March 2020: the same journey, before and after Italy was on the list.
import type { DeclarationAnswer } from '@pratique/api-contract'
import { expect } from 'vitest'
import { Fixtures } from '../platform/fixture.ts'
import { withDatabase } from '../platform/test-database.ts'
import { example, openFront } from './test-declarations.ts'

const { story } = withDatabase({ fixtures: new Fixtures(), at: '2020-02-26T08:00:00+08:00' })

/** Milan by Moscow to Shanghai, arriving on this day. */
function journey(arrivesOn: string, leftOn: string, beganOn: string) {
  const [amina] = example().travellers
  const voyage = { ...amina?.answers.voyage, departsAt: `${leftOn}T19:30`, arrivesAt: `${arrivesOn}T10:00` }
  const stops = [
    { country: 'IT', fromOn: beganOn, untilOn: leftOn, kind: 'stay' },
    { country: 'RU', fromOn: leftOn, untilOn: arrivesOn, kind: 'airside', airsideHours: 3 },
  ]
  return { travellers: [{ answers: { ...amina?.answers, voyage, stops } }] }
}

story(
  'Milan by Moscow is green on 27 February and orange on 5 March, for Italy and not for Russia',
  async (scene) => {
    const { post } = await openFront(scene)
    const decide = async (body: unknown) => {
      const response = await post('/api/v1/declarations', body)
      expect(response.status, await response.clone().text()).toBe(201)
      return ((await response.json()) as DeclarationAnswer).holders[0]?.decision
    }
    const then = await decide(journey('2020-02-27', '2020-02-26', '2020-02-01'))
    expect(then).toMatchObject({ colour: 'green', policyVersion: 0 })
    expect(then?.reasons.length).toBeGreaterThan(0)
    scene.clock.moveTo('2020-03-04T08:00:00+08:00')
    const now = await decide(journey('2020-03-05', '2020-03-04', '2020-02-01'))
    expect(now).toMatchObject({ colour: 'orange', policyVersion: 1 })
    const words = now?.reasons.map(({ text }) => text).join(' ')
    expect(words).toContain('Italy')
    expect(words).not.toContain('Russia')
  },
)
