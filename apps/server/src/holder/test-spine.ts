// Sets the scene for stories of the spine: the rules and lists of March 2020 published, Amina on her way.
import { amina } from '../people/test-people.ts'
import type { Deed } from '../platform/deed.ts'
import { publishShippedPolicies } from '../policy/publish-shipped.action.ts'
import { publishShippedLists } from '../risk/publish-list.action.ts'
import type { Act } from './act.ts'
import { openHolder } from './open-holder.action.ts'
import { type Recorded, recordAct } from './record-act.action.ts'

export const pack = 'zhejiang-2020'

export async function publishEverything(deed: Deed): Promise<void> {
  await publishShippedPolicies(deed, pack)
  await publishShippedLists(deed, pack)
}

export const openAmina = (deed: Deed): Promise<string> =>
  openHolder(deed, {
    scheme: 'international',
    pack,
    jurisdiction: 'CN/33/3311/331121',
    language: 'ar',
    origin: 'declared',
    identity: amina,
  })

/** A new holder to whom all of this happens; what the last act came to. */
export async function holderAfter(deed: Deed, first: Act, ...others: readonly Act[]): Promise<Recorded> {
  const holderId = await openAmina(deed)
  let recorded = await recordAct(deed, holderId, first)
  for (const act of others) recorded = await recordAct(deed, holderId, act)
  return recorded
}
