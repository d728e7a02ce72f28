// Questions edited at the desk: one person proposes, another reads what differs and agrees, and from then on they are
// asked. What shipped with the pack is version 0.

import { createHash } from 'node:crypto'
import type { DeskQuestions, QuestionsProposed } from '@pratique/api-contract'
import canonicalize from 'canonicalize'
import { findStaff } from '../platform/auth/staff.store.ts'
import type { OfficerDeed } from '../platform/auth/staff-endpoint.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { policyTwoPeople } from '../policy/policy.problems.ts'
import { type CheckedQuestions, checkQuestions, languagesOf } from './check-questions.ts'
import { questionsEditedMeanwhile, questionsFaulty, questionsNotProposed } from './declaration.problems.ts'
import { type Desk, deskFor, readShippedQuestions } from './desk.node.ts'
import { diffQuestions, type QuestionChange } from './diff-questions.ts'
import type { Scheme } from './flow.ts'
import {
  dropProposedQuestions,
  findProposedQuestions,
  insertQuestions,
  type ProposedQuestions,
  putProposedQuestions,
} from './questions.store.ts'
import { questionsPublished } from './questions-published.node.ts'

export const checkEdited = (desk: Desk, document: unknown): CheckedQuestions =>
  checkQuestions(document, {
    shipped: readShippedQuestions(desk.manifest, desk.scheme).questionnaire,
    languages: languagesOf(desk.manifest.languages),
  })

export async function showQuestions(deed: OfficerDeed, scheme: Scheme): Promise<DeskQuestions> {
  const desk = deskFor(deed.house, scheme)
  const pack = desk.manifest.id
  const waiting = await findProposedQuestions(deed.db, pack, scheme)
  return {
    pack,
    scheme,
    number: desk.edition,
    document: desk.source as DeskQuestions['document'],
    languages: [...languagesOf(desk.manifest.languages)],
    proposal: waiting ? await proposalOf(deed, desk, waiting) : null,
  }
}

async function proposalOf(
  { db, officer }: OfficerDeed,
  desk: Desk,
  { document, proposed_by, proposed_at, note }: ProposedQuestions,
): Promise<NonNullable<DeskQuestions['proposal']>> {
  const proposed = JSON.parse(document) as DeskQuestions['document']
  return {
    document: proposed,
    by: (await findStaff(db, proposed_by))?.name ?? proposed_by,
    mine: proposed_by === officer.staffId,
    at: proposed_at.toISOString(),
    note,
    changes: changesOf(desk, proposed),
  }
}

/** What differs from the questions that are asked now; nothing while they cannot be read. */
export function changesOf(desk: Desk, document: unknown): QuestionChange[] {
  const read = checkEdited(desk, document)
  return read.ok
    ? diffQuestions(desk.questionnaire, read.questionnaire, languagesOf(desk.manifest.languages))
    : []
}

function mustBeSound(desk: Desk, document: unknown): void {
  const read = checkEdited(desk, document)
  if (read.ok) return
  throw new Problem(questionsFaulty, {
    detail: 'Mend what is named.',
    errors: read.faults.map(({ path, message }) => ({ pointer: path, code: 'invalid', detail: message })),
  })
}

/** In the place of whatever waited. */
export async function proposeQuestions(
  deed: OfficerDeed,
  scheme: Scheme,
  asked: QuestionsProposed,
): Promise<void> {
  const desk = deskFor(deed.house, scheme)
  mustBeCurrent(desk, asked.number)
  const document = { ...asked.document, version: String(desk.edition + 2) }
  mustBeSound(desk, document)
  await putProposedQuestions(deed.db, {
    pack: desk.manifest.id,
    scheme,
    document: canonicalize(document) ?? '',
    edited_from: desk.edition,
    proposed_by: deed.officer.staffId,
    proposed_at: deed.now,
    note: asked.note,
  })
}

function mustBeCurrent({ edition }: Desk, editedFrom: number): void {
  if (edition !== editedFrom)
    throw new Problem(questionsEditedMeanwhile, {
      detail: 'Other questions were published meanwhile. Open them and make your change again.',
    })
}

/** By a second person; from now on they are asked. */
export async function publishQuestions(deed: OfficerDeed, scheme: Scheme): Promise<number> {
  const desk = deskFor(deed.house, scheme)
  const waiting = await getProposed(deed, desk)
  if (waiting.proposed_by === deed.officer.staffId)
    throw new Problem(policyTwoPeople, { detail: 'Who proposes questions cannot agree to them alone.' })
  mustBeCurrent(desk, waiting.edited_from)
  mustBeSound(desk, JSON.parse(waiting.document))
  const { pack, document, note, proposed_by } = waiting
  const number = desk.edition + 1
  await insertQuestions(deed.db, {
    pack,
    scheme,
    number,
    document,
    digest: createHash('sha256').update(document).digest(),
    published_at: deed.now,
    proposed_by,
    agreed_by: deed.officer.staffId,
    note,
  })
  await dropProposedQuestions(deed.db, pack, scheme)
  await deed.house.events.publish(deed.db, questionsPublished, { pack, scheme, number })
  return number
}

export async function declineQuestions(deed: OfficerDeed, scheme: Scheme): Promise<void> {
  const desk = deskFor(deed.house, scheme)
  await getProposed(deed, desk)
  await dropProposedQuestions(deed.db, desk.manifest.id, scheme)
}

async function getProposed({ db }: Deed, { manifest, scheme }: Desk): Promise<ProposedQuestions> {
  const waiting = await findProposedQuestions(db, manifest.id, scheme)
  if (waiting) return waiting
  throw new Problem(questionsNotProposed, { detail: 'It was published or declined meanwhile.' })
}
