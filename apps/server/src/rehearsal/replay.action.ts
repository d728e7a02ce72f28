// Replays a draft over everyone of its scheme: as everything stood at an instant, or over a period of the past, each
// as she stood when she arrived. Reads only; nobody's decision is changed by finding out.
import type { Decision } from '@pratique/policy-engine'
import { zoneOf } from '@pratique/policy-engine'
import { decideHolder, type Rulebook } from '../holder/deciding.ts'
import { type ReadHolder, readHolders } from '../holder/read-holders.action.ts'
import { openRulebook } from '../holder/rulebook.action.ts'
import { arrivalOf, type HolderState, stateOf } from '../holder/state.ts'
import { partiesOf } from '../people/party-of-many.action.ts'
import type { House } from '../platform/deed.ts'
import { type Draft, effectiveFrom, knownAt, withDraft } from './draft-policy.ts'
import { type Counted, Tally } from './replay-tally.ts'
import { laterTests, type Replayed } from './replayed.ts'

export interface ReplayAsked {
  readonly pack: string
  readonly draft: Draft
  /** What was known by then; never later than now. */
  readonly at: Date
  readonly period: { readonly from: Date; readonly until: Date } | null
  readonly limit: number
}

const holdersInOneBatch = 500

/** Hears how many holders were looked at. */
export async function replay(
  house: Pick<House, 'db' | 'keyring'>,
  asked: ReplayAsked,
  progress: (holders: number) => Promise<void> | void = () => {},
): Promise<Counted> {
  const stage = await setStage(house, asked)
  const { scheme } = asked.draft.version
  const manifest = stage.before.policies.pack.manifest
  const zone = zoneOf(manifest.authority.zone)
  const tally = new Tally({ manifest, scheme, zone, now: asked.period?.from ?? asked.at, limit: asked.limit })
  let seen = 0
  for (let after: string | null = null; ; ) {
    const reading: Awaited<ReturnType<typeof readHolders>> = await readHolders(
      { db: house.db, house },
      { pack: asked.pack, scheme, after, atMost: holdersInOneBatch },
    )
    const parties = await partiesOf(
      house,
      reading.holders.map(({ head }) => head.holder_id),
    )
    for (const holder of reading.holders) {
      const replayed = replayOne(holder, stage, asked, parties.get(holder.head.holder_id) ?? null)
      if (replayed !== null) tally.add(replayed)
    }
    seen += reading.holders.length
    await progress(seen)
    if (reading.next === null) return tally.report()
    after = reading.next
  }
}

interface Stage {
  readonly before: Rulebook
  readonly after: Rulebook
}

async function setStage({ db }: Pick<House, 'db'>, { pack, draft, at, period }: ReplayAsked): Promise<Stage> {
  const { policies, lists } = await openRulebook({ db }, pack)
  const from = period?.from ?? at
  const known = knownAt(policies, period === null ? at : period.until)
  const played = period === null ? draft : effectiveFrom(draft, period.from, period.until)
  return { before: { policies: known, lists }, after: { policies: withDraft(known, played, from), lists } }
}

function replayOne(
  { head, acts }: ReadHolder,
  stage: Stage,
  asked: ReplayAsked,
  party: string | null,
): Replayed | null {
  const whole = stateOf(acts)
  const moment = momentOf(whole, asked)
  if (moment === null) return null
  const state = stateOf(acts.filter((act) => act.at <= moment.knownAt))
  const decide = (rulebook: Rulebook): Decision | null =>
    decideHolder(head.scheme, state, rulebook, moment.decidedAt).decision
  const before = decide(stage.before)
  if (before === null) return null
  const after = decide(stage.after) ?? before
  const { statement } = state
  return {
    holderId: head.holder_id,
    before,
    after,
    bound: after.policyVersion === asked.draft.version.number,
    party,
    language: head.language,
    ageBand: statement?.ageBand ?? null,
    flight: statement?.flight ?? null,
    district: statement?.district ?? head.jurisdiction,
    arrivalAt: instantText(arrivalOf(state)),
    places: (statement?.stops ?? [])
      .filter(({ kind }) => kind !== 'airside')
      .map(({ place }) => countryOf(place))
      .toReversed(),
    later: laterTests(state, whole),
  }
}

interface Moment {
  readonly knownAt: Date
  readonly decidedAt: Date
}

/** Now, as the draft stands from its effect on; or, of a period, the arrival. Null for whom it does not touch. */
function momentOf(whole: HolderState, { at, draft, period }: ReplayAsked): Moment | null {
  if (period === null) {
    const effective = new Date(draft.version.effectiveAt)
    return { knownAt: at, decidedAt: effective > at ? effective : at }
  }
  const arrival = arrivalOf(whole)
  if (arrival === null) return null
  const arrived = new Date(arrival)
  if (arrived < period.from || arrived >= period.until) return null
  return { knownAt: arrived, decidedAt: arrived }
}

const instantText = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString())
const countryOf = (place: string): string => place.split('-')[0] ?? place
