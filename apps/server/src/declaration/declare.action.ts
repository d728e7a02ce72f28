// The party is declared: each traveller becomes a holder of her own, decided at once; those who belong together are
// placed together; a document that is used twice on a day is noticed, and only the earlier contact is told.
import type { Rulebook } from '../holder/deciding.ts'
import type { HolderAtHand } from '../holder/known-holder.action.ts'
import { getLockedHolder, type KnownHolder } from '../holder/known-holder.action.ts'
import { openKnownHolder } from '../holder/open-holder.action.ts'
import { recordActs } from '../holder/record-act.action.ts'
import type { Statement } from '../holder/statement.ts'
import { formParty } from '../people/form-party.action.ts'
import type { Identity } from '../people/identity.ts'
import { resealIdentity } from '../people/reseal-identity.action.ts'
import type { PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import type { Answers } from './answers.ts'
import {
  claimDocumentDay,
  type DeclarationRow,
  insertTravellers,
  updateDeclaration,
} from './declaration.store.ts'
import { checkingAt, type Desk, deskFor } from './desk.node.ts'
import type { ShownCertificate } from './draft.ts'
import { countingAnswers } from './enabling.ts'
import { getRules } from './get-rules.action.ts'
import { documentNumberOf, identityOf } from './identity-of.ts'
import { dayIn } from './local-time.ts'
import { noticeDeclaredAgain } from './notice-declared-again.action.ts'
import { partyOf } from './party-of.ts'
import { noDraft } from './save-draft.action.ts'
import { certificateActs } from './shown-certificates.ts'
import { statementOf } from './statement-of.ts'
import { tellEarlierContact } from './tell-earlier-contact.action.ts'

export interface DeclaredTraveller {
  readonly holder: HolderAtHand
  readonly identity: Identity
}

/** `certificates`: those of each traveller. Expects travellers without problems (`checkTravellers`) and a row that is locked and has no travellers yet. */
export async function declareTravellers(
  deed: Deed,
  row: DeclarationRow,
  travellers: readonly Answers[],
  certificates: readonly (readonly ShownCertificate[])[] = [],
  /** Of whoever is a holder already, because she landed without a declaration. */
  known: readonly (string | null)[] = [],
): Promise<readonly DeclaredTraveller[]> {
  const desk = deskFor(deed.house, row.scheme, row.pack)
  const rulebook = await getRules(deed, desk)
  const context = checkingAt(desk, deed.now)
  const declared: DeclaredTraveller[] = []
  // One after the other: they share the deed's one connection.
  for (const [at, answers] of travellers.entries())
    declared.push(
      await declareOne(deed, row, desk, rulebook, {
        answers,
        shown: certificates[at] ?? [],
        holderId: known[at] ?? null,
      }),
    )
  const holderIds = declared.map(({ holder }) => holder.head.holder_id)
  await insertTravellers(deed.db, row.declaration_id, holderIds)
  const party = partyOf(travellers, context.today).flatMap(({ traveller, role }) => {
    const holderId = holderIds[traveller]
    return holderId === undefined ? [] : [{ holderId, role }]
  })
  if (party.length > 1) await formParty(deed, party)
  if (row.submitted_at === null)
    await updateDeclaration(deed.db, row.declaration_id, {
      ...noDraft,
      submitted_at: deed.now,
      saved_at: deed.now,
    })
  return declared
}

interface Given {
  readonly answers: Answers
  readonly shown: readonly ShownCertificate[]
  readonly holderId: string | null
}

async function declareOne(
  deed: Deed,
  row: DeclarationRow,
  desk: Desk,
  rulebook: Rulebook,
  given: Given,
): Promise<DeclaredTraveller> {
  const { questionnaire, manifest } = desk
  const context = checkingAt(desk, deed.now)
  const answers = countingAnswers(questionnaire, given.answers)
  const statement = statementOf(questionnaire, answers, context)
  const identity = identityOf(answers)
  const opening = {
    scheme: desk.scheme,
    pack: manifest.id,
    jurisdiction: statement.district ?? manifest.authority.jurisdiction.replace('-', '/'),
    language: row.language,
    origin: 'declared',
    identity,
  } as const
  const { holderId } = given
  const opened =
    holderId === null ? await openKnownHolder(deed, opening) : await takeUp(deed, holderId, identity)
  const payload = {
    statement,
    answers,
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    reference: row.reference,
  }
  const acts = certificateActs(given.shown, identity)
  const declaring = [{ kind: 'declared', payload }, ...acts] as const
  const { holder } = await recordActs(deed, { ...opened, rulebook }, declaring)
  await claimDay(deed, holder.head.holder_id, answers, statement, context.zoneOf(statement.port))
  return { holder, identity }
}

/** She stays the holder she was, under what she shows and says now. */
async function takeUp(deed: Deed, holderId: string, identity: Identity): Promise<KnownHolder> {
  await resealIdentity(deed, holderId, identity, 'declared at the desk')
  return getLockedHolder(deed, holderId)
}

/** Claims document and day; who claimed it before is told that it was used again, and nobody else anything. */
export async function claimDay(
  deed: Deed,
  holderId: string,
  answers: Answers,
  statement: Statement,
  zone: string,
): Promise<void> {
  const day: PlainDate = dayIn(statement.arrivalAt === null ? deed.now : new Date(statement.arrivalAt), zone)
  const text = `${documentNumberOf(answers)} ${day}`
  const { keyring } = deed.house
  const earlier = await claimDocumentDay(deed.db, {
    hash: keyring.lookup('document-day', text),
    hashes: keyring.lookups('document-day', text),
    holderId,
    at: deed.now,
  })
  for (const other of earlier) await tellEarlierContact(deed, other)
  await noticeDeclaredAgain(deed, holderId, documentNumberOf(answers))
}
