// What every source says of everyone who declared a voyage: opened once, side by side, in memory.
import { documentKey } from '@pratique/travel-document'
import { getDeskNames } from '../holder/desk-names.action.ts'
import { readStates } from '../holder/read-states.action.ts'
import { arrivalOf, type HolderState } from '../holder/state.ts'
import { listHoldersOfDocument } from '../people/find-person.action.ts'
import type { Identity } from '../people/identity.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import { type Airport, findAirport } from '../place/airport.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import { addDays, type PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { dayIn } from '../voyage/list-voyage.ts'
import { rateOne } from '../voyage/list-voyages.action.ts'
import { documentNumbersOf } from '../voyage/listed-person.ts'
import { type ListedPerson, reconcile } from '../voyage/reconcile.action.ts'
import type { Leg, Voyage } from '../voyage/voyage.ts'
import type { SameDocument, Screened, Whereabouts } from './compare-sources.ts'
import { listSharedLegs } from './data-screening.store.ts'

export interface Gathered {
  readonly voyage: Voyage
  readonly people: ReadonlyMap<string, Screened>
}

const day = 86_400_000

export async function gatherSources(deed: Deed, voyageId: string): Promise<Gathered> {
  const { voyage, people: listed, holders } = await reconcile(deed, voyageId)
  const { legs } = await rateOne(deed, voyageId)
  const { zone } = arrivalPack(deed.house)
  const { manifest } = await getDeskNames(deed, 'en')
  const arrivedAt = voyage.landedAt ?? voyage.arrivesAt
  const since = addDays(dayIn(arrivedAt, zone), -manifest.lookBackDays)
  const ids = holders.filter(({ declared }) => declared).map(({ holderId }) => holderId)
  const purpose = `data screening of ${voyage.designator}`
  const identities = await readIdentities(deed, ids, purpose)
  const states = await readStates(deed, ids)
  const same = await sameDocuments(deed, identities, { since, purpose })
  const shared = Map.groupBy(
    await listSharedLegs(deed.db, ids, new Date(arrivedAt.getTime() - manifest.lookBackDays * day)),
    ({ holderId }) => holderId,
  )
  const rows = new Map(
    listed.flatMap((person) => (person.row.holder_id ? [[person.row.holder_id, person]] : [])),
  )
  const airports = packPlaces(deed.house.config.pack).airports()
  const people = ids.flatMap((holderId): [string, Screened][] => {
    const [identity, state] = [identities.get(holderId), states.get(holderId)]
    if (identity === undefined || state === undefined || state.statement === null) return []
    const person = rows.get(holderId)
    return [
      [
        holderId,
        {
          ...namesOf(identity),
          statement: state.statement,
          documentNumber: identity.document?.documentNumber ?? null,
          arrivalAt: arrivalAtOf(state),
          isKnown: isKnown(state),
          since,
          listed: person === undefined ? null : listedAs(person, listed, voyage.designator),
          whereabouts: [
            ...whereaboutsOfLegs(voyage, legs, person, { airports, zone }),
            ...whereaboutsOfCertificates(state),
          ],
          foreign: foreignOf(state),
          sameDocument: same.get(holderId) ?? [],
          sharedLegs: [...Map.groupBy(shared.get(holderId) ?? [], ({ designator }) => designator)].map(
            ([designator, found]) => ({
              voyage: designator,
              on: dayIn(found[0]?.arrivedAt ?? arrivedAt, zone),
              cases: found.map(({ caseId }) => caseId),
            }),
          ),
        },
      ],
    ]
  })
  return { voyage, people: new Map(people) }
}

const namesOf = ({ primaryIdentifier, secondaryIdentifier, dateOfBirth }: Identity) => ({
  primaryIdentifier,
  secondaryIdentifier,
  dateOfBirth,
})

const arrivalAtOf = (state: HolderState): Date | null => {
  const arrival = arrivalOf(state)
  return arrival === null ? null : new Date(arrival)
}

const isCase = ({ caseRecord }: HolderState): boolean =>
  caseRecord?.status === 'suspected' || caseRecord?.status === 'confirmed'

const isKnown = (state: HolderState): boolean =>
  isCase(state) || state.exposures.some((exposure) => exposure.class === 'contact')

function listedAs({ row, identity }: ListedPerson, all: readonly ListedPerson[], voyage: string) {
  if (identity === null) return null
  const [number] = documentNumbersOf(identity)
  const key = number === undefined ? null : documentKey(number)
  const others = all.filter(
    (other) =>
      other.row.person_id !== row.person_id &&
      other.identity !== null &&
      documentNumbersOf(other.identity).some((one) => documentKey(one ?? '') === key),
  )
  return {
    primaryIdentifier: identity.primaryIdentifier,
    secondaryIdentifier: identity.secondaryIdentifier,
    dateOfBirth: identity.dateOfBirth,
    voyage,
    seat: row.seat,
    seatSource: row.seat_source,
    twice: key === null ? 0 : others.length,
  }
}

interface Where {
  readonly airports: readonly Airport[]
  readonly zone: string
}

/** Where she came aboard, and every place at which the voyage called after that. */
function whereaboutsOfLegs(
  { origin, departsAt, designator }: Voyage,
  legs: readonly Leg[],
  person: ListedPerson | undefined,
  { airports, zone }: Where,
): readonly Whereabouts[] {
  const known = legs.length > 0 ? legs : origin === null ? [] : [{ origin, departsAt }]
  const embarked = person?.identity?.embarked ?? null
  const from = known.findIndex((leg) => leg.origin === embarked)
  // Where the list does not say it, only the last leg is sure.
  const ports =
    embarked === null
      ? known.slice(-1)
      : from < 0
        ? [{ origin: embarked, departsAt: null }]
        : known.slice(from)
  return ports.flatMap((leg) => {
    const country = findAirport(airports, leg.origin)?.country
    if (country == null) return []
    const on = leg.departsAt === null ? null : dayIn(leg.departsAt, zone)
    return [{ source: 'list', place: country, on, voyage: designator } as const]
  })
}

/** Who was tested somewhere was there; a vaccination of last year says nothing of the journey. */
const whereaboutsOfCertificates = ({ certificates }: HolderState): readonly Whereabouts[] =>
  certificates.flatMap(({ proves, issuer, on }) =>
    proves === 'tested' && on != null && /^[A-Z]{2}$/.test(issuer)
      ? [{ source: 'certificate', place: issuer, on, voyage: null } as const]
      : [],
  )

const foreignOf = ({ certificates }: HolderState): Screened['foreign'] =>
  certificates.flatMap(({ differs = [], confirmed, issuer }) =>
    confirmed ? [] : differs.map((what) => ({ differs: what, issuer })),
  )

interface LookBack {
  readonly since: PlainDate
  readonly purpose: string
}

/** Whoever else declared with each one's document: the house compares, and shows nobody to anybody. */
async function sameDocuments(
  deed: Deed,
  identities: ReadonlyMap<string, Identity>,
  { since, purpose }: LookBack,
): Promise<ReadonlyMap<string, readonly SameDocument[]>> {
  const others = new Map<string, readonly string[]>()
  for (const [holderId, { document }] of identities) {
    if (document === null) continue
    const found = (await listHoldersOfDocument(deed, document.documentNumber)).filter((id) => id !== holderId)
    if (found.length > 0) others.set(holderId, found)
  }
  const ids = [...new Set([...others.values()].flat())]
  const states = await readStates(deed, ids)
  const named = await readIdentities(deed, ids, purpose)
  const described = new Map(
    ids.flatMap((holderId): [string, SameDocument][] => {
      const [state, identity] = [states.get(holderId), named.get(holderId)]
      if (state === undefined || identity === undefined) return []
      return [
        [
          holderId,
          {
            holderId,
            ...namesOf(identity),
            flight: state.statement?.flight ?? null,
            arrivalAt: arrivalAtOf(state),
            withdrawn: state.withdrawnAt !== null || state.statement === null,
            stops: state.statement?.stops ?? [],
            known: knownOf(state, since),
          },
        ],
      ]
    }),
  )
  return new Map(
    [...others].map(([holderId, found]) => [holderId, found.flatMap((id) => described.get(id) ?? [])]),
  )
}

function knownOf(state: HolderState, since: PlainDate): SameDocument['known'] {
  const { caseRecord, exposures } = state
  if (caseRecord !== null && isCase(state) && caseRecord.on >= since)
    return { status: caseRecord.status, on: caseRecord.on }
  const contact = exposures.findLast((one) => one.class === 'contact' && one.on >= since)
  return contact === undefined ? null : { status: 'contact', on: contact.on }
}
