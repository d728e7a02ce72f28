// Contradictions as they are shown: to an officer with the evidence and whose it is, to her with what is hers to say.
import type { ContradictionsAnswer } from '@pratique/api-contract'
import { type DeskNames, getDeskNames } from '../holder/desk-names.action.ts'
import { holderRow } from '../holder/holder-row.ts'
import { listKnownHolders } from '../holder/list-holders.action.ts'
import { findDataKey } from '../people/data-key.action.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { spokenName } from '../people/spoken-name.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { say } from '../site/say.ts'
import type { Contradiction } from './contradiction.ts'
import { foundInWords, kindInWords, saidInWords, sourceInWords } from './contradiction-words.ts'
import { type ContradictionRow, listOfHolders, listOpen, type Scope } from './data-screening.store.ts'
import { openFor, type Reply } from './sealed-evidence.node.ts'

export interface OpenedContradiction {
  readonly row: ContradictionRow
  readonly evidence: Contradiction
  readonly reply: Reply | null
}

/** Those whose evidence can still be opened. */
export async function openRows(
  deed: Deed,
  rows: readonly ContradictionRow[],
): Promise<readonly OpenedContradiction[]> {
  const { keyring } = deed.house
  const keys = new Map<string, Buffer | undefined>()
  const opened: OpenedContradiction[] = []
  for (const row of rows) {
    const { holder_id: holderId, contradiction_id: id } = row
    if (!keys.has(holderId)) keys.set(holderId, await findDataKey(deed, holderId))
    const key = keys.get(holderId)
    if (key === undefined) continue
    opened.push({
      row,
      evidence: openFor(keyring, key, 'evidence', id, row.sealed),
      reply: row.answer_sealed === null ? null : openFor(keyring, key, 'reply', id, row.answer_sealed),
    })
  }
  return opened
}

export const listOfPeople = async (
  deed: Deed,
  holderIds: readonly string[],
): Promise<readonly OpenedContradiction[]> => openRows(deed, await listOfHolders(deed.db, holderIds))

/** What is open in a scope, or everything of one holder. */
export async function showContradictions(
  deed: Deed,
  asked: Scope | { readonly holderId: string },
  language: Language,
): Promise<ContradictionsAnswer> {
  const listed = 'holderId' in asked ? null : await listOpen(deed.db, asked)
  const rows = listed ?? (await listOfHolders(deed.db, 'holderId' in asked ? [asked.holderId] : []))
  const opened = await openRows(deed, rows)
  const ids = [...new Set(opened.map(({ row }) => row.holder_id))]
  const identities = await readIdentities(deed, ids, 'desk: what contradicts a declaration was looked at')
  const known = new Map((await listKnownHolders(deed, ids)).map((holder) => [holder.holderId, holder]))
  const names = await getDeskNames(deed, language)
  return {
    total: listed === null ? opened.length : (listed[0]?.total ?? 0),
    contradictions: opened.flatMap((one) => {
      const holder = known.get(one.row.holder_id)
      const identity = identities.get(one.row.holder_id)
      if (holder === undefined) return []
      const atDoor = holder.landedAt === null
      return [
        {
          ...contradictionView(one, language, names, deed.now),
          holder: holderRow(holder, names),
          name: identity === undefined ? '' : spokenName(identity),
          owner: atDoor ? names.port(one.row.port) : names.jurisdiction(one.row.jurisdiction),
        },
      ]
    }),
  }
}

function contradictionView(
  { row, evidence, reply }: OpenedContradiction,
  language: Language,
  names: DeskNames,
  now: Date,
) {
  const t = say(language)
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    contradictionId: row.contradiction_id,
    voyageId: row.voyage_id,
    kind: row.kind,
    kindName: kindInWords(t, row),
    source: sourceInWords(t, evidence),
    said: saidInWords(t, evidence, names),
    found: foundInWords(t, evidence, names),
    others: [...evidence.others],
    foundAt: row.found_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    overdue: row.settled_at === null && row.due_at < now,
    askedAt: iso(row.asked_at),
    answer:
      row.answer === null || row.answered_at === null
        ? null
        : { answer: row.answer, words: reply?.words ?? '', at: row.answered_at.toISOString() },
    outcome: row.outcome,
    settledAt: iso(row.settled_at),
  }
}
