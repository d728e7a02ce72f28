// What an officer's deed came to, and the letter about it: the same for a correction, an amendment, a claimed category.
import { type Decision, explain } from '@pratique/policy-engine'
import type { KnownHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import type { Recorded } from '../holder/record-act.action.ts'
import { send } from '../message/send.action.ts'
import { placeName } from '../place/ground-name.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { findPublishedPolicies } from '../policy/policy-in-force.action.ts'
import type { Say } from '../site/say.ts'
import { holderChanged } from './declaration.problems.ts'

export interface Outcome {
  readonly before: Decision | null
  readonly after: Decision | null
  /** Whether there was a contact to tell. */
  readonly told: boolean
}

export const sentence = (text: string): string => (/[.!?。！？]$/.test(text) ? text : `${text}.`)

interface Words {
  readonly reference: string
  readonly label: string
}
type Letter = ReturnType<Parameters<typeof send>[1]['write']>

/** Tells her what came of it, in her language. */
export async function outcomeOf(
  deed: Deed,
  holder: KnownHolder,
  { decision, state }: Recorded,
  kind: string,
  write: (t: Say, words: Words) => Letter,
): Promise<Outcome> {
  const { head } = holder
  const policies = await findPublishedPolicies(deed, head.pack)
  const labelIn = (t: Say): string => {
    if (decision === null || policies === null) return '–'
    const { language } = t
    const named = (code: string) => placeName(packPlaces(head.pack), code, language)
    return explain(decision, { pack: policies.pack, scheme: head.scheme, language, placeName: named }).label
  }
  const id = await send(deed, {
    holderId: head.holder_id,
    kind,
    write: (t) => write(t, { reference: state.reference ?? '', label: labelIn(t) }),
  })
  return { before: decisionOf(head), after: decision, told: id !== null }
}

/** What says something of the facts; that a code was shown meanwhile changes nothing for the officer. */
const telling = new Set([
  'declared',
  'amended',
  'amendment-confirmed',
  'amendment-declined',
  'rescheduled',
  'withdrawn',
  'landed',
  'corrected',
  'category-confirmed',
  'category-refused',
  'compared',
])

export function assertSeen({ acts }: KnownHolder, seen: number): void {
  if (acts.some(({ seq, kind }) => seq > seen && telling.has(kind))) throw changed()
}

export const changed = () =>
  new Problem(holderChanged, {
    detail:
      'Something else was recorded while you looked. Look at the page again, then correct what is still wrong.',
  })
