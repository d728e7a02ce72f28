// Applies what was published of each pack to everyone it concerns, once.
import type { House } from '../platform/deed.ts'
import type { Rulebook } from './deciding.ts'
import { type Followed, findFollowed, listPacks, markFollowed } from './holder.store.ts'
import type { ReDecided } from './re-decide.action.ts'
import { reDecideAll } from './re-decide-all.action.ts'
import { changesUpTo, publicationsOf } from './rule-changes.ts'
import { openRulebook } from './rulebook.action.ts'

/** Each pack of which something was published or took effect since this was done last. */
export async function followRules(house: House): Promise<ReDecided> {
  const all = { holders: 0, changed: 0 }
  for (const pack of await listPacks(house.db)) {
    const now = house.clock.now()
    const rulebook = await openRulebook(house, pack)
    const followed = await findFollowed(house.db, pack)
    const since = followed && sinceWhen(rulebook, followed, now)
    if (!since) continue
    const { holders, changed } = await reDecideAll(house, { pack, since, now })
    await markFollowed(house.db, pack, { upTo: now, known: publicationsOf(rulebook).map(({ key }) => key) })
    all.holders += holders
    all.changed += changed
  }
  return all
}

/**
 * From when on changes are to be applied; null when there are none. A publication that was not known when it was
 * looked last is applied whatever its instant: its deed may have begun before and committed after.
 */
function sinceWhen(rulebook: Rulebook, { upTo, known }: Followed, now: Date): Date | null {
  const seen = new Set(known ?? [])
  const fresh =
    known === null ? [] : publicationsOf(rulebook).filter(({ key, at }) => !seen.has(key) && at <= now)
  const changedAt = changesUpTo(rulebook, now).at(-1)
  if (fresh.length === 0 && (changedAt === undefined || changedAt <= upTo)) return null
  return new Date(Math.min(upTo.getTime(), ...fresh.map(({ at }) => at.getTime() - 1)))
}
