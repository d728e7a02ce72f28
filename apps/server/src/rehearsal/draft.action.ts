// Drafts of policy: begun from a published version, edited with every edit kept, checked each time they are looked at.
import type { DraftAnswer, DraftCheck, DraftEdit, DraftFrom, DraftHead } from '@pratique/api-contract'
import { type Language, type Pack, say } from '@pratique/policy-engine'
import canonicalize from 'canonicalize'
import { v7 as newId } from 'uuid'
import { openRulebook } from '../holder/rulebook.action.ts'
import type { OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { checkDraft, type ReadDraft, readDraft } from './check-draft.ts'
import { digestOf } from './digest.node.ts'
import {
  findDraft,
  insertDraft,
  insertEdit,
  type KeptDraft,
  listApprovals,
  listDrafts,
  listEdits,
  lockDraft,
} from './draft.store.ts'
import { goldenCases } from './golden-cases.node.ts'
import { peopleNeeded } from './put-in-force.action.ts'
import { draftEditedMeanwhile, draftNotFound, draftSettled } from './rehearsal.problems.ts'
import { listRehearsals } from './rehearsal.store.ts'
import { headOf, thirdNeeded, titleOf } from './rehearse.action.ts'
import { nameOfStaff } from './staff-name.action.ts'

/** A deed, or the house itself outside of one: for reading. */
interface At {
  readonly db: Deed['db']
  readonly house: Pick<Deed['house'], 'config'>
}

export async function getDraft({ db }: Pick<Deed, 'db'>, draftId: string): Promise<KeptDraft> {
  const draft = await findDraft(db, draftId)
  if (draft) return draft
  throw new Problem(draftNotFound, { detail: 'Look for it in the list of drafts.' })
}

export async function listDraftHeads(deed: Deed, language: Language): Promise<DraftHead[]> {
  const drafts = await listDrafts(deed.db)
  return Promise.all(drafts.map((draft) => draftHead(deed, draft, language)))
}

async function draftHead(deed: Deed, draft: KeptDraft, language: Language): Promise<DraftHead> {
  const { manifest } = await publishedPack(deed, draft.pack)
  return {
    draftId: draft.draft_id,
    pack: draft.pack,
    scheme: draft.scheme,
    schemeLabel: schemeLabel(manifest, draft.scheme, language),
    number: draft.number,
    title: titleOf(draft, language),
    state: draft.state,
    revision: draft.revision,
    editedBy: await nameOfStaff(deed, draft.edited_by),
    editedAt: draft.edited_at.toISOString(),
  }
}

export function schemeLabel({ schemes }: Pack['manifest'], scheme: string, language: Language): string {
  const labels = schemes.find(({ code }) => code === scheme)?.labels
  return labels ? say(labels, language) : scheme
}

/** A copy of a published version under the next free number, to take effect tomorrow unless somebody edits that. */
export async function beginDraft(deed: OfficerDeed, { scheme, from }: DraftFrom): Promise<string> {
  const pack = await publishedPack(deed)
  const model = pack.versions.find((one) => one.scheme === scheme && one.number === from)
  if (!model)
    throw new Problem(draftNotFound, { detail: `There is no version ${from} of ${scheme} to begin from.` })
  return keepDraft(deed, pack, { ...model, ...datesFrom(deed.now, pack), renewals: [] }, {})
}

const day = 86_400_000

function datesFrom(now: Date, { manifest }: Pack) {
  const begins = new Date(Math.ceil((now.getTime() + 1) / day) * day)
  return {
    publishedAt: now.toISOString(),
    effectiveAt: begins.toISOString(),
    expiresAt: new Date(begins.getTime() + manifest.validity.maxVersionDays * day).toISOString(),
  }
}

export async function keepDraft(
  deed: Deed,
  pack: Pack,
  document: Readonly<Record<string, unknown>> & { readonly scheme: string },
  texts: Readonly<Record<string, unknown>>,
): Promise<string> {
  const draftId = newId()
  const number = await nextNumber(deed, pack, document.scheme)
  await insertDraft(deed.db, {
    draft_id: draftId,
    pack: pack.manifest.id,
    scheme: document.scheme,
    number,
    state: 'open',
    opened_at: deed.now,
  })
  await addEdit(deed, { draftId, revision: 1, document: { ...document, number }, texts, note: '' })
  return draftId
}

async function nextNumber({ db }: Deed, pack: Pack, scheme: string): Promise<number> {
  const drafted = (await listDrafts(db)).filter(
    (one) => one.pack === pack.manifest.id && one.scheme === scheme,
  )
  const taken = [...pack.versions.filter((one) => one.scheme === scheme), ...drafted].map(
    ({ number }) => number,
  )
  return Math.max(0, ...taken) + 1
}

interface NewEdit {
  readonly draftId: string
  readonly revision: number
  readonly document: unknown
  readonly texts: unknown
  readonly note: string
}

async function addEdit(deed: Deed, { draftId, revision, document, texts, note }: NewEdit): Promise<void> {
  const [said, words] = [canonicalize(document) ?? '', canonicalize(texts) ?? '{}']
  await insertEdit(deed.db, {
    draft_id: draftId,
    revision,
    document: said,
    texts: words,
    digest: digestOf(said, words),
    edited_by: deed.actor.id,
    edited_at: deed.now,
    note,
  })
}

/** Keeps another revision; scheme and number stay what they are. What was agreed to before counts no longer. */
export async function editDraft(deed: Deed, draftId: string, edit: DraftEdit): Promise<number> {
  await lockDraft(deed.db, draftId)
  const draft = await getOpenDraft(deed, draftId)
  if (draft.revision !== edit.revision)
    throw new Problem(draftEditedMeanwhile, {
      detail: `Revision ${draft.revision} is there by now. Open it and make your change again.`,
    })
  const { scheme, number } = draft
  const revision = draft.revision + 1
  await addEdit(deed, { ...edit, draftId, revision, document: { ...edit.document, scheme, number } })
  return revision
}

export async function getOpenDraft(deed: Deed, draftId: string): Promise<KeptDraft> {
  const draft = await getDraft(deed, draftId)
  if (draft.state === 'open') return draft
  throw new Problem(draftSettled, { detail: `It is ${draft.state}: begin a new draft from it.` })
}

/** The draft among the versions that were published. */
export async function openDraft(deed: At, draft: KeptDraft): Promise<ReadDraft> {
  return readDraft(JSON.parse(draft.document), JSON.parse(draft.texts), await publishedPack(deed, draft.pack))
}

export async function checkRules(
  deed: Deed,
  document: unknown,
  texts: Readonly<Record<string, unknown>>,
  language: Language,
): Promise<DraftCheck> {
  const { policies } = await openRulebook(deed, deed.house.config.pack)
  const { pack } = policies
  return checkDraft(readDraft(document, texts, pack), {
    pack,
    standing: policies.standingAt(deed.now),
    now: deed.now,
    golden: goldenCases(pack.manifest.id),
    language,
  })
}

/** What was published of the pack of this house. */
export async function publishedPack({ db, house }: At, pack: string = house.config.pack): Promise<Pack> {
  return (await openRulebook({ db }, pack)).policies.pack
}

export async function showDraft(deed: Deed, draftId: string, language: Language): Promise<DraftAnswer> {
  const draft = await getDraft(deed, draftId)
  const texts = JSON.parse(draft.texts) as Record<string, unknown>
  const document = JSON.parse(draft.document) as DraftAnswer['document']
  const approvals = await listApprovals(deed.db, draftId, draft.revision)
  const rehearsals = await listRehearsals(deed.db, draftId)
  const edits = await listEdits(deed.db, draftId)
  return {
    ...(await draftHead(deed, draft, language)),
    document,
    texts,
    words: wordsOf(document, await publishedPack(deed, draft.pack)),
    check: await checkRules(deed, document, texts, language),
    approvals: await Promise.all(
      approvals.map(async ({ staff_id: by, at, revision }) => ({
        by,
        name: await nameOfStaff(deed, by),
        at: at.toISOString(),
        revision,
      })),
    ),
    needed: peopleNeeded(thirdNeeded(rehearsals, draft.revision, deed.house.config.guardShare) ?? false),
    rehearsals: await Promise.all(rehearsals.map((one) => headOf(deed, one, language))),
    edits: await Promise.all(
      edits.map(async ({ revision, edited_by, edited_at, note }) => ({
        revision,
        by: await nameOfStaff(deed, edited_by),
        at: edited_at.toISOString(),
        note,
      })),
    ),
  }
}

/** The published words that its rules name. */
function wordsOf(document: DraftAnswer['document'], { texts }: Pack): DraftAnswer['words'] {
  const rules = Array.isArray(document.rules) ? (document.rules as { readonly texts?: unknown }[]) : []
  const keys = new Set(rules.map((rule) => String(rule.texts)))
  return Object.fromEntries([...texts].filter(([key]) => keys.has(key)))
}
