// Keeps an exercise going as its clock runs or is moved: who would have declared by now declares, who would have
// landed lands, those who tried the product by hand included. Running it twice does nothing twice.
import { listArriving } from '../holder/list-arriving.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { type House, perform } from '../platform/deed.ts'
import { publishShippedPolicies, readShipped } from '../policy/publish-shipped.action.ts'
import { declareInvented, invented } from './declare-invented.action.ts'
import { nextParty } from './exercise.store.ts'
import { findExercise } from './find-exercise.node.ts'
import { openPlay, type Play } from './plan.node.ts'
import type { InventedParty } from './population.ts'

const partiesInOneBatch = 1000
const landingsInOneDeed = 200

/** Reads the parties on from where it last stood, without making everyone anew each minute. */
export function follower(house: House): () => Promise<void> {
  const name = house.exercise?.name
  if (name === undefined) return () => Promise.resolve()
  let play: Play | undefined
  let rest: Iterator<InventedParty> | undefined
  let next: InventedParty | undefined

  const forward = () => {
    const step = rest?.next()
    next = step?.done === false ? step.value : undefined
  }
  const seek = (number: number) => {
    play ??= openPlay(name)
    if (next === undefined || next.number > number) {
      rest = play.parties()[Symbol.iterator]()
      forward()
    }
    while (next !== undefined && next.number < number) forward()
    return play.plan
  }

  const publish = shippedPublisher(house, name)
  return async () => {
    const now = house.clock.now()
    await publish(now)
    const plan = seek(await nextParty(house.db))
    while (next !== undefined && next.declaredAt <= now) {
      const due: InventedParty[] = []
      while (next !== undefined && next.declaredAt <= now && due.length < partiesInOneBatch) {
        due.push(next)
        forward()
      }
      if (!(await declareInvented(house, plan.seed, due, now))) return
    }
    while ((await landSome(house)) === landingsInOneDeed) {
      // Until nobody is left in the air.
    }
  }
}

/** What two people published at the time is published at its hour, unless somebody here has done it before. */
function shippedPublisher(house: House, name: string): (now: Date) => Promise<void> {
  const pack = findExercise(name)?.pack
  let upTo = new Date(0)
  let instants: readonly Date[] | undefined
  return async (now) => {
    if (pack === undefined) return
    const since = upTo
    instants ??= readShipped(pack).versions.map(({ publishedAt }) => new Date(publishedAt))
    if (instants.some((at) => at > since && at <= now))
      await perform(house, invented, (deed) => publishShippedPolicies(deed, pack, now))
    upTo = now
  }
}

function landSome(house: House): Promise<number> {
  return perform(house, invented, async (deed) => {
    const arriving = await listArriving(deed, landingsInOneDeed)
    for (const { holderId, arrivalAt, port } of arriving)
      await recordAct(deed, holderId, { kind: 'landed', payload: { at: arrivalAt.toISOString(), port } })
    return arriving.length
  })
}
