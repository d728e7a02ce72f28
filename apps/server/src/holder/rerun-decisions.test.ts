// A decision names its version, and can be made again years later: from the acts known then, under the rules of then,
// whatever was published, replaced, taken back or renewed since.
import { sql } from 'kysely'
import { expect } from 'vitest'
import { system } from '../platform/deed.ts'
import { type Scene, withDatabase } from '../platform/test-database.ts'
import { publishVersion, rollBackVersion } from '../policy/publish-version.action.ts'
import { inWords } from './decision-rerun.command.ts'
import { reDecide } from './re-decide.action.ts'
import { recordAct } from './record-act.action.ts'
import { rerunDecisions } from './rerun-decisions.action.ts'
import { openRulebook } from './rulebook.action.ts'
import { declared, stay } from './test-acts.ts'
import { holderAfter, pack, publishEverything } from './test-spine.ts'

const { story } = withDatabase()

/** Amina of Milan: declared, under Order 3, landed, with symptoms, examined, released; a wrong version between. */
async function aminasSpring({ deed, clock, deedOf }: Scene): Promise<string> {
  await publishEverything(deed)
  const { holderId } = await holderAfter(
    deed,
    declared({ arrivalAt: '2020-03-27T10:00:00+08:00', stops: [stay('GE', '2020-03-01', '2020-03-26')] }),
  )
  clock.moveTo('2020-03-26T00:00:00+08:00')
  await reDecide(deedOf(system), holderId)
  clock.moveTo('2020-03-27T10:05:00+08:00')
  await recordAct(deedOf(system), holderId, {
    kind: 'landed',
    payload: { at: '2020-03-27T10:00:00+08:00', port: 'PVG' },
  })
  clock.moveTo('2020-03-28T09:00:00+08:00')
  await publishWrongly(deedOf(system))
  await reDecide(deedOf(system), holderId)
  clock.moveTo('2020-03-28T15:00:00+08:00')
  const by = {
    proposedBy: 'Esther',
    agreedBy: 'Divya',
    reason: { en: 'It told everybody to go to hospital.' },
  }
  await rollBackVersion(deedOf(system), { pack, scheme: 'international', number: 9 }, by)
  await reDecide(deedOf(system), holderId)
  clock.moveTo('2020-04-10T16:00:00Z')
  await reDecide(deedOf(system), holderId)
  return holderId
}

/** A version 9 that binds everybody, with one rule: into hospital. */
async function publishWrongly(deed: Scene['deed']): Promise<void> {
  const { policies } = await openRulebook(deed, pack)
  const model = policies.pack.versions.find(
    ({ number, scheme }) => number === 2 && scheme === 'international',
  )
  const [rule] = model?.rules ?? []
  if (!model || !rule) throw new Error('Order 3 was published')
  const at = deed.now.toISOString()
  const binds = {
    arrivals: 'from-effective',
    airborne: 'bind',
    landed: 'bind',
    reason: model.reason,
  } as const
  const rules = [{ ...rule, when: true }]
  const version = { ...model, number: 9, publishedAt: at, effectiveAt: at, binds, rules }
  const signed = { proposedBy: 'Esther', agreedBy: 'Divya', reason: model.reason, at: deed.now }
  await publishVersion(deed, { ...policies.pack, versions: [version] }, version, signed)
}

story('what Amina was told in March 2020 follows from the record in 2030 too', async (scene) => {
  const holderId = await aminasSpring(scene)
  scene.clock.moveTo('2030-06-01T00:00:00Z')
  const reruns = await rerunDecisions(scene.deedOf(system), holderId)
  expect(reruns.map(({ recorded }) => `${recorded.policyVersion} ${recorded.state}`)).toEqual([
    '1 green',
    '2 orange',
    '9 orange',
    '2 orange',
    '2 green',
  ])
  for (const { recorded, again, same } of reruns) {
    expect(again).toEqual(recorded)
    expect(same).toBe(true)
  }
})

story('a decision that was changed in the database does not follow from the record', async (scene) => {
  const holderId = await aminasSpring(scene)
  await sql`update decision_history set state = 'green', colour = 'green' where holder_id = ${holderId} and number = 2`.execute(
    scene.db,
  )
  const reruns = await rerunDecisions(scene.deedOf(system), holderId)
  expect(reruns.filter(({ same }) => !same)).toMatchObject([
    { number: 2, recorded: { state: 'green', policyVersion: 2 }, again: { state: 'orange' } },
  ])
  const [first, second] = reruns.map(inWords)
  expect(first).toMatch(/version 1: green, and the same again/)
  expect(second).toMatch(/version 2: green, but again: .*"orange"/)
})
