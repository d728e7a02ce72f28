// Tells everyone whose decision a publication changed, in her language, what holds now and why; and where a version was
// taken back, that what she was told was wrong. Once each, a batch in a deed.
import { say as inWords } from '@pratique/policy-engine'
import { getHolder } from '../holder/known-holder.action.ts'
import { decisionOf } from '../holder/projection.ts'
import { openRulebook } from '../holder/rulebook.action.ts'
import { send } from '../message/send.action.ts'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import type { Language } from '../site/language.ts'
import { m, type Say } from '../site/say.ts'
import { insertNotice, listUntold, setNoticeMessage, type Untold } from './notice.store.ts'

const peopleInOneDeed = 100
/** What nobody was told of within a week is no news any more: her code says it. */
const newsMs = 7 * 86_400_000

/** How many were told. */
export async function tellAffected(house: House): Promise<number> {
  let told = 0
  for (;;) {
    const some = await perform(house, system, tellSome)
    told += some
    if (some < peopleInOneDeed) return told
  }
}

async function tellSome(deed: Deed): Promise<number> {
  const untold = await listUntold(deed.db, new Date(deed.now.getTime() - newsMs), peopleInOneDeed)
  for (const one of untold) await tellOne(deed, one)
  return untold.length
}

async function tellOne(deed: Deed, untold: Untold): Promise<void> {
  const { holderId: holder_id, pack, scheme, number, about } = untold
  const key = { holder_id, pack, scheme, number, about, message_id: null }
  if (!(await insertNotice(deed.db, { ...key, told_at: deed.now }))) return
  const words = await wordsFor(deed, untold)
  if (words === null) return
  const message_id = await send(deed, {
    holderId: holder_id,
    kind: about === 'changed' ? 'policy-changed' : 'policy-was-wrong',
    write: (t) => letterOf(t, words(t.language), about, deed.house.config.address),
  })
  await setNoticeMessage(deed.db, { ...key, message_id })
}

interface Words {
  readonly authority: string
  readonly state: string
  readonly now: string
  readonly why: string
}

async function wordsFor(
  deed: Deed,
  { holderId, pack }: Untold,
): Promise<((language: Language) => Words) | null> {
  const { head } = await getHolder(deed, holderId)
  const decision = decisionOf(head)
  if (decision === null) return null
  const { policies } = await openRulebook(deed, pack)
  const { manifest, texts } = policies.pack
  const scheme = manifest.schemes.find(({ code }) => code === head.scheme)
  const state = scheme?.states.find(({ code }) => code === decision.state) ?? scheme?.unknown
  const policy = policies.findPolicy(head.scheme, decision.policyVersion)
  const rule = policy?.version.rules.find(({ id }) => id === decision.reasons[0]?.rule)
  return (language) => ({
    authority: inWords(manifest.authority.names, language),
    state: state ? inWords(state.labels, language) : decision.state,
    now: state ? inWords(state.now, language) : '',
    why: (rule && texts.get(rule.texts)?.[language]?.title) ?? '',
  })
}

function letterOf(t: Say, { authority, state, now, why }: Words, about: Untold['about'], address: string) {
  const link = `${address}/${t.language}/declaration`
  if (about === 'wrong')
    return {
      subject: t(m.rehearsal_wrong_subject, { authority }),
      body: t(m.rehearsal_wrong_body, { authority, state, now, link }),
    }
  return {
    subject: t(m.rehearsal_changed_subject, { authority }),
    body: t(m.rehearsal_changed_body, { authority, state, now, why, link }),
  }
}
