// An operator asks before boarding, of one passenger or of a list. Every query is journaled; an operator sees only its
// own voyages; the answer says nothing of health.
import { compareNames, documentKey } from '@pratique/travel-document'
import { v7 as newId } from 'uuid'
import { findMany } from '../people/find-many.action.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import type { Partner, PartnerDeed } from '../platform/auth/partner.action.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { findVoyage } from '../voyage/open-voyage.action.ts'
import { unknownPerson } from '../voyage/person-clause.ts'
import { listPersonFacts } from '../voyage/person-facts.action.ts'
import type { Voyage } from '../voyage/voyage.ts'
import { voyageNotYours } from './boarding.problems.ts'
import { type CheckRow, insertQuery, listChecks, putCheck, type QueryRow } from './boarding.store.ts'
import { type BoardingAnswer, boardingAnswer, doorsCloseAt } from './boarding-answer.ts'

export interface Passenger {
  readonly documentNumber: string
  readonly primaryIdentifier: string
  readonly secondaryIdentifier: string
  readonly dateOfBirth: string | null
}

export interface Asked {
  readonly designator: string
  /** About when it departs or arrives. */
  readonly at: Date
  readonly passengers: readonly Passenger[]
  readonly by: QueryRow['by']
}

export interface Checked {
  readonly voyage: Voyage
  readonly doorsCloseAt: Date | null
  readonly answers: readonly {
    readonly checkId: string
    readonly documentNumber: string
    readonly answer: BoardingAnswer
  }[]
}

const aroundHours = 30

export async function checkPassengers(deed: PartnerDeed, asked: Asked): Promise<Checked> {
  const designator = asked.designator.toUpperCase().replaceAll(/[\s-]/g, '')
  const voyage = isOwn(deed.partner, designator)
    ? await findVoyage(deed, { designator, port: null, at: asked.at, hours: aroundHours })
    : null
  await insertQuery(deed.db, {
    query_id: newId(),
    partner_id: deed.partner.partner_id,
    designator,
    voyage_id: voyage?.voyageId ?? null,
    asked_at: deed.now,
    by: asked.by,
    passengers: asked.passengers.length,
  })
  if (voyage === null || voyage.cancelledAt !== null) throw notYours(designator)
  const found = await answersFor(deed, voyage, asked.passengers)
  const answers: Checked['answers'][number][] = []
  for (const [index, passenger] of asked.passengers.entries()) {
    const { answer, holderId } = found[index] ?? { answer: 'ask' as const, holderId: null }
    const check = await keep(deed, voyage, passenger, { answer, holderId })
    answers.push({ checkId: check.check_id, documentNumber: passenger.documentNumber, answer })
  }
  return { voyage, doorsCloseAt: doorsCloseAt(voyage.departsAt, arrivalPack(deed.house).plan.times), answers }
}

/** `SU206` is of the operator that flies as SU. */
export const isOwn = ({ carriers }: Pick<Partner, 'carriers'>, designator: string): boolean =>
  carriers.some((carrier) => designator.startsWith(carrier) && /^\d/.test(designator.slice(carrier.length)))

const notYours = (designator: string) =>
  new Problem(voyageNotYours, {
    detail: `${designator} is not expected here on that day, or is not a voyage of yours. Check the number and the day.`,
  })

interface Found {
  readonly answer: BoardingAnswer
  readonly holderId: string | null
}

/** In the order of the passengers. Who declared another voyage, or under another name, is to be asked about. */
export async function answersFor(
  deed: Deed,
  voyage: Voyage,
  passengers: readonly Passenger[],
): Promise<readonly Found[]> {
  const found = await findMany(
    deed,
    passengers.map(({ documentNumber, ...name }) => ({ ...name, documentNumbers: [documentNumber] })),
    `boarding check of ${voyage.designator}`,
  )
  const ids = [...new Set(found.flatMap(({ byDocument }) => byDocument))]
  const facts = await listPersonFacts(deed, ids)
  const identities = await readIdentities(deed, ids, `boarding check of ${voyage.designator}`)
  const { boarding } = arrivalPack(deed.house).plan
  return passengers.map((passenger, index): Found => {
    const hers = (found[index]?.byDocument ?? []).filter((id) => {
      const known = facts.get(id)
      const identity = identities.get(id)
      return (
        known !== undefined &&
        identity !== undefined &&
        isOnVoyage(known.row.arrivalAt, voyage) &&
        compareNames(identity, passenger) !== 'different'
      )
    })
    const [holderId] = hers
    const known = holderId === undefined ? undefined : facts.get(holderId)
    if (holderId === undefined || known === undefined || hers.length > 1)
      return { answer: boardingAnswer(boarding, unknownPerson, null), holderId: null }
    const nationality = identities.get(holderId)?.nationality ?? null
    return { answer: boardingAnswer(boarding, known.facts, nationality), holderId }
  })
}

const day = 86_400_000
const isOnVoyage = (arrivalAt: Date | null, { arrivesAt }: Voyage): boolean =>
  arrivalAt !== null && Math.abs(arrivalAt.getTime() - arrivesAt.getTime()) < day

function keep(deed: PartnerDeed, voyage: Voyage, passenger: Passenger, found: Found): Promise<CheckRow> {
  const { keyring } = deed.house
  const { primaryIdentifier, secondaryIdentifier, documentNumber } = passenger
  return putCheck(deed.db, {
    check_id: newId(),
    partner_id: deed.partner.partner_id,
    voyage_id: voyage.voyageId,
    document_hash: keyring.lookup('boarding-document', documentKey(documentNumber)),
    name_hash: keyring.lookup('boarding-name', `${primaryIdentifier} ${secondaryIdentifier}`),
    holder_id: found.holderId,
    answer: found.answer,
    asked_at: deed.now,
    changed_at: deed.now,
  })
}

/** What stands of an operator's checks on a voyage now. */
export async function showChecks(
  deed: PartnerDeed,
  designator: string,
  at: Date,
): Promise<{ readonly voyage: Voyage; readonly checks: readonly CheckRow[] }> {
  const voyage = isOwn(deed.partner, designator)
    ? await findVoyage(deed, { designator, port: null, at, hours: aroundHours })
    : null
  if (voyage === null) throw notYours(designator)
  return { voyage, checks: await listChecks(deed.db, deed.partner.partner_id, voyage.voyageId) }
}
