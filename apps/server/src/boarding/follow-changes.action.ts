// An answer can change until the doors close: somebody declares, is decided anew, or falls ill. The operator is told by a
// signed webhook, and sees it on the page; whoever is still undecided a few hours before departure has an officer called.

import { documentKey } from '@pratique/travel-document'
import { v7 as newId } from 'uuid'
import { readIdentities } from '../people/read-identity.action.ts'
import { findPartner } from '../platform/auth/partner.action.ts'
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { listHoldersOfVoyage } from '../voyage/holders-of-voyage.action.ts'
import { getVoyage } from '../voyage/open-voyage.action.ts'
import { unknownPerson } from '../voyage/person-clause.ts'
import { listPersonFacts } from '../voyage/person-facts.action.ts'
import { type CheckRow, insertWebhook, listOpenChecks, raiseAlarms, setAnswer } from './boarding.store.ts'
import { boardingAnswer, doorsCloseAt } from './boarding-answer.ts'

const hour = 3_600_000

/** Answers that changed since they were given; returns how many. */
export async function followChanges(deed: Deed): Promise<number> {
  const checks = await listOpenChecks(deed.db, deed.now)
  let changed = 0
  for (const [voyageId, own] of Map.groupBy(checks, (check) => check.voyage_id))
    changed += await followVoyage(deed, voyageId, own)
  const { undecidedHoursBeforeDeparture: hours } = arrivalPack(deed.house).plan.times
  await raiseAlarms(deed.db, deed.now, new Date(deed.now.getTime() + hours * hour))
  return changed
}

async function followVoyage(deed: Deed, voyageId: string, checks: readonly CheckRow[]): Promise<number> {
  const voyage = await getVoyage(deed, voyageId)
  const closes = doorsCloseAt(voyage.departsAt, arrivalPack(deed.house).plan.times)
  if (closes !== null && closes <= deed.now) return 0
  const byDocument = await documentsOnVoyage(deed, voyageId)
  const { boarding } = arrivalPack(deed.house).plan
  let changed = 0
  for (const check of checks) {
    const holder = check.holder_id ?? byDocument.get(check.document_hash.toString('hex')) ?? null
    const known = holder === null ? undefined : (await listPersonFacts(deed, [holder])).get(holder)
    const nationality =
      holder === null
        ? null
        : ((await readIdentities(deed, [holder], `boarding check of ${voyage.designator}`)).get(holder)
            ?.nationality ?? null)
    const answer = boardingAnswer(boarding, known?.facts ?? unknownPerson, nationality)
    if (answer === check.answer) continue
    await setAnswer(deed.db, check.check_id, { answer, holder_id: holder, changed_at: deed.now })
    await tellOperator(deed, check, { designator: voyage.designator, answer })
    changed += 1
  }
  return changed
}

/** Of those who declared the voyage, by the keyed hash of their document. */
async function documentsOnVoyage(deed: Deed, voyageId: string): Promise<ReadonlyMap<string, string>> {
  const ids = await listHoldersOfVoyage(deed, voyageId)
  const identities = await readIdentities(deed, ids, 'boarding checks were followed')
  const { keyring } = deed.house
  return new Map(
    [...identities].flatMap(([holderId, { document }]) =>
      document === null
        ? []
        : [
            [
              keyring.lookup('boarding-document', documentKey(document.documentNumber)).toString('hex'),
              holderId,
            ] as const,
          ],
    ),
  )
}

async function tellOperator(
  deed: Deed,
  { check_id, partner_id }: CheckRow,
  data: { readonly designator: string; readonly answer: string },
): Promise<void> {
  const partner = await findPartner(deed, partner_id)
  if (partner?.webhook_url == null || partner.closed_at !== null) return
  await insertWebhook(deed.db, {
    message_id: newId(),
    partner_id,
    body: JSON.stringify({
      type: 'boarding.answer-changed',
      timestamp: deed.now.toISOString(),
      data: { checkId: check_id, ...data },
    }),
    written_at: deed.now,
    due_at: deed.now,
    attempts: 0,
    delivered_at: null,
    said: null,
  })
}
