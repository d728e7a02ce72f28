// Applies what was published of each pack to everyone it concerns, once.
import type { House } from '../platform/deed.ts'
import { findFollowed, listPacks, markFollowed } from './holder.store.ts'
import type { ReDecided } from './re-decide.action.ts'
import { reDecideAll } from './re-decide-all.action.ts'
import { changesUpTo } from './rule-changes.ts'
import { openRulebook } from './rulebook.action.ts'

/** Each pack of which something was published or took effect since this was done last. */
export async function followRules(house: House): Promise<ReDecided> {
  const all = { holders: 0, changed: 0 }
  for (const pack of await listPacks(house.db)) {
    const now = house.clock.now()
    const changedAt = changesUpTo(await openRulebook(house, pack), now).at(-1)
    const since = await findFollowed(house.db, pack)
    if (changedAt === undefined || since === null || changedAt <= since) continue
    const { holders, changed } = await reDecideAll(house, { pack, since, now })
    await markFollowed(house.db, pack, now)
    all.holders += holders
    all.changed += changed
  }
  return all
}
