// Decides a whole register again after a publication: ranges of the table over several connections, each a deed of
// its own, so that nobody waits long for a row and a province takes seconds. Whom the columns do not tell about
// (another list, stops behind a level) is decided from her acts, a batch at a time.
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { type House, perform, system } from '../platform/deed.ts'
import { type ReDecided, reDecideThese } from './re-decide.action.ts'
import { openRulebook } from './rulebook.action.ts'
import {
  type BlockRange,
  countBlocks,
  decideRange,
  isBusySince,
  listSchemes,
  wallTime,
} from './set-wise.store.ts'
import { planSetWise, type VersionPlan } from './set-wise.ts'
import { holdersDecided } from './write-outcomes.action.ts'

const othersInOneDeed = 500
/** 128 MB: long enough to read ahead, short enough that a deed at the desk waits unseen. */
const blocksInOneDeed = 16_384

export interface SetWise {
  readonly pack: string
  /** Up to when everything published has been applied; null: nobody knows. */
  readonly since: Date | null
  readonly now: Date
  /** As many as a parallel scan has processes (one more than processors) unless told. */
  readonly connections?: number
}

/** Everyone of a pack whose decision may have changed; hears how much of the table is done, from 0 to 1. */
export async function reDecideAll(
  house: House,
  asked: SetWise,
  progress: (share: number) => void = () => {},
): Promise<ReDecided> {
  await letOldDeedsEnd(house)
  const rulebook = await openRulebook(house, asked.pack)
  const all = { holders: 0, changed: 0 }
  for (const scheme of await listSchemes(house.db, asked.pack))
    for (const plan of planSetWise(rulebook, scheme, asked)) {
      const done = await underVersion(house, asked, plan, progress)
      all.holders += done.holders
      all.changed += done.changed
    }
  return all
}

async function underVersion(
  house: House,
  asked: SetWise,
  plan: VersionPlan,
  progress: (share: number) => void,
): Promise<ReDecided> {
  const ranges = rangesOf(await countBlocks(house.db))
  const total = ranges.length
  const all = { holders: 0, changed: 0 }
  const others: string[] = []
  const work = async () => {
    for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
      const done = await decideBlocks(house, asked, plan, range)
      all.holders += done.asked - done.others.length
      all.changed += done.changed
      others.push(...done.others)
      progress(1 - ranges.length / total)
    }
  }
  const connections = house.db.isTransaction ? 1 : (asked.connections ?? availableParallelism() + 1)
  await Promise.all(Array.from({ length: connections }, work))
  while (others.length > 0) {
    const { holders, changed } = await reDecideThese(house, asked.pack, others.splice(0, othersInOneDeed))
    all.holders += holders
    all.changed += changed
  }
  return all
}

function rangesOf(blocks: number): BlockRange[] {
  const count = Math.max(1, Math.ceil(blocks / blocksInOneDeed))
  return Array.from({ length: count }, (_, i) => ({
    from: i * blocksInOneDeed,
    until: i === count - 1 ? blocks + blocksInOneDeed : (i + 1) * blocksInOneDeed,
  }))
}

/** Again where another deed was at a row meanwhile: it may have decided by the rules of before. */
async function decideBlocks(house: House, asked: SetWise, plan: VersionPlan, range: BlockRange) {
  for (let attempt = 1; ; attempt += 1) {
    const done = await perform(house, system, async (deed) => {
      const { scheme } = plan.policy
      const decided = await decideRange(deed.db, plan, { ...asked, scheme, ...range })
      if (decided.changed > 0)
        await house.events.publish(deed.db, holdersDecided, { holderIds: [], count: decided.changed })
      return decided
    })
    if (done.meant === done.written || attempt === 5) return done
  }
}

/** Deeds under way when the rules changed decide by those of before; afterwards nobody does. */
async function letOldDeedsEnd(house: House): Promise<void> {
  if (house.db.isTransaction) return
  const begun = await wallTime(house.db)
  for (let waited = 0; waited < 100 && (await isBusySince(house.db, begun)); waited += 1) await pause(100)
}
