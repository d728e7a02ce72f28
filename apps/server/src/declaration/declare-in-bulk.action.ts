// Whole declarations by the thousand, in one transaction: what `declare.action.ts` does for one, set-wise. For the
// exercise and for taking over another register; the answers must have been checked.
import type { Answers } from '../holder/act.ts'
import type { BulkAct, BulkHolder } from '../holder/bulk.ts'
import { type BulkDeed, openHoldersInBulk } from '../holder/open-holders-in-bulk.action.ts'
import type { Statement } from '../holder/statement.ts'
import type { PlainDate } from '../place/plain-date.ts'
import type { Actor } from '../platform/deed.ts'
import { type BulkDeclarationRow, copyDeclarations } from './declaration-bulk.store.ts'
import { checkingAt, type Desk, deskFixture } from './desk.node.ts'
import { countingAnswers } from './enabling.ts'
import { documentNumberOf, identityOf } from './identity-of.ts'
import { dayIn } from './local-time.ts'
import { partyOf } from './party-of.ts'
import { type Credentials, referenceHash, secretHash } from './secret.node.ts'
import { statementOf } from './statement-of.ts'

export interface BulkTraveller {
  /** UUID; must be new. */
  readonly holderId: string
  readonly answers: Answers
  /** What happened to her after she declared, in order. */
  readonly later: (statement: Statement) => readonly BulkAct[]
}

export interface BulkDeclaration {
  /** UUID; must be new. Names the party too. */
  readonly declarationId: string
  readonly credentials: Credentials
  readonly language: string
  readonly at: Date
  readonly actor: Actor
  readonly origin: BulkHolder['origin']
  readonly travellers: readonly BulkTraveller[]
}

export async function declareInBulk(deed: BulkDeed, declarations: readonly BulkDeclaration[]): Promise<void> {
  const desk = deed.house.fixtures.get(deskFixture)
  const opened = declarations.map((declaration) => prepare(deed, desk, declaration))
  await openHoldersInBulk(
    deed,
    opened.flatMap(({ holders }) => holders),
  )
  await copyDeclarations(
    deed.client,
    opened.map(({ row }) => row),
  )
}

interface Prepared {
  readonly row: BulkDeclarationRow
  readonly holders: readonly BulkHolder[]
}

function prepare(deed: BulkDeed, desk: Desk, declaration: BulkDeclaration): Prepared {
  const { keyring } = deed.house
  const context = checkingAt(desk, declaration.at)
  const travellers = declaration.travellers.map((traveller) => {
    const answers = countingAnswers(desk.questionnaire, traveller.answers)
    return { ...traveller, answers, statement: statementOf(desk.questionnaire, answers, context) }
  })
  const roles = new Map(
    partyOf(
      travellers.map(({ answers }) => answers),
      context.today,
    ).map(({ traveller, role }) => [traveller, role]),
  )
  const row: BulkDeclarationRow = {
    declarationId: declaration.declarationId,
    reference: declaration.credentials.reference,
    referenceHash: referenceHash(keyring, declaration.credentials.reference),
    secretHash: secretHash(keyring, declaration.credentials),
    language: declaration.language,
    pack: desk.manifest.id,
    at: declaration.at,
    travellers: travellers.map(({ holderId, answers, statement }) => {
      const arrival = statement.arrivalAt === null ? declaration.at : new Date(statement.arrivalAt)
      const day: PlainDate = dayIn(arrival, context.zoneOf(statement.port))
      return {
        holderId,
        documentDayHash: keyring.lookup('document-day', `${documentNumberOf(answers)} ${day}`),
      }
    }),
  }
  const holders = travellers.map((traveller, index) => {
    const role = roles.get(index)
    return holderOf(
      desk,
      declaration,
      traveller,
      role === undefined ? null : { partyId: declaration.declarationId, role },
    )
  })
  return { row, holders }
}

type Stated = BulkTraveller & { readonly statement: Statement }

function holderOf(
  { manifest, questionnaire }: Desk,
  { language, at, actor, origin, credentials }: BulkDeclaration,
  { holderId, answers, statement, later }: Stated,
  party: BulkHolder['party'],
): BulkHolder {
  const payload = {
    statement,
    answers,
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    reference: credentials.reference,
  }
  return {
    holderId,
    scheme: 'international',
    pack: manifest.id,
    jurisdiction: statement.district ?? manifest.authority.jurisdiction.replace('-', '/'),
    language,
    origin,
    identity: identityOf(answers),
    party,
    acts: [{ act: { kind: 'declared', payload }, at, actor }, ...later(statement)],
  }
}
