// Keeps an exercise going as its clock runs or is moved: who would have declared by now declares, who would have
// landed lands, those who tried the product by hand included. Running it twice does nothing twice.
import { listArriving } from '../holder/list-arriving.action.ts'
import { recordAct } from '../holder/record-act.action.ts'
import { type House, perform } from '../platform/deed.ts'
import { declareInvented, invented } from './declare-invented.action.ts'
import { nextParty } from './exercise.store.ts'
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

  return async () => {
    const now = house.clock.now()
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

function landSome(house: House): Promise<number> {
  return perform(house, invented, async (deed) => {
    const arriving = await listArriving(deed, landingsInOneDeed)
    for (const { holderId, arrivalAt, port } of arriving)
      await recordAct(deed, holderId, { kind: 'landed', payload: { at: arrivalAt.toISOString(), port } })
    return arriving.length
  })
}
