// From what is known of a holder to the facts that rules may read. An absent fact is one that nobody recorded;
// whether that matters, and from which stage, the pack says.
import {
  type AreaEvidence,
  type AreaFacts,
  areaOf,
  type Evidence,
  type Facts,
  type ListedPlace,
  type Zone,
} from '@pratique/policy-engine'
import { addDays, daysBetween, type PlainDate } from '../place/plain-date.ts'
import type { Reading } from './act.ts'
import { claimOf } from './claim.ts'
import { arrivalOf, counts, type HolderState, isHers } from './state.ts'
import { daysInTheAir, type Stop } from './statement.ts'

export interface FactRules {
  /** The authority's. */
  readonly zone: Zone
  readonly lookBackDays: number
  readonly airsideHours: number
  /** °C: a first reading below it stands alone, one at or above it wants a second. */
  readonly feverFrom: number
  /** The list in force, as of the landing once landed; null where one is needed and none was published. */
  readonly riskList: readonly ListedPlace[] | null
}

export interface KnownFacts {
  readonly facts: Facts
  readonly evidence: Evidence
}

const secondReadingAfterMs = 10 * 60_000

type Recorded = { -readonly [Name in keyof Facts]: Facts[Name] | null | undefined }

const epoch = '1970-01-01'
const dayOf = (zone: Zone, at: string | Date): PlainDate => addDays(epoch, zone.dayOf(new Date(at).getTime()))
const startOf = (zone: Zone, day: PlainDate): string =>
  new Date(zone.startOf(daysBetween(epoch, day))).toISOString()

/** As the database gives it back: a fact is the same whichever of the two it is read from. */
const inUtc = (at: string | null | undefined): string | undefined =>
  at ? new Date(at).toISOString() : undefined

export function factsOf(state: HolderState, rules: FactRules): KnownFacts {
  const area = areaFactsOf(state, rules)
  const recorded: Recorded = {
    stage: isHere(state) ? 'landed' : state.stage,
    arrivalAt: inUtc(arrivalOf(state) ?? returnOf(state, rules.zone)),
    ...statedFacts(state),
    areaLevel: area?.areaLevel,
    areaLastOn: area?.areaLastOn,
    airsideLevel: area?.airsideLevel,
    ...exposureFacts(state),
    ...symptomFacts(state, rules),
    caseStatus: state.caseRecord?.status,
    caseOn: state.caseRecord?.on,
    clinicalFinding: state.finding?.finding,
    clinicalFindingOn: state.finding && dayOf(rules.zone, state.finding.at),
    temperature: temperatureOf(state, rules.feverFrom),
    ...testFacts(state, rules),
    measure: state.measure?.measure,
    measureUntil: inUtc(state.measure?.until),
    lastCheckInAt: inUtc(state.lastCheckInAt),
    certificates: state.stage && certificateFacts(state),
  }
  return { facts: withoutAbsent(recorded), evidence: evidenceOf(area?.evidence ?? []) }
}

function withoutAbsent(recorded: Recorded): Facts {
  const present = Object.entries(recorded).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(present)
}

const evidenceOf = (area: readonly AreaEvidence[]): Evidence => (area.length === 0 ? {} : { area })

/** What the certificates prove that count when she arrives. */
function certificateFacts(state: HolderState): readonly string[] {
  const arrivalAt = arrivalOf(state)
  const proven = state.certificates.filter((one) => counts(one, arrivalAt)).map(({ proves }) => proves)
  return [...new Set(proven)].sort()
}

function statedFacts(state: HolderState): Recorded {
  if (state.statement === null) return {}
  const { category, antipyretics, clusterIll, fixedHome, ageBand, slots } = state.statement
  const claim = claimOf(state)
  const waits = claim !== null && !claim.confirmed
  return {
    category: waits ? 'traveller' : category,
    claimedCategory: waits ? claim.category : null,
    antipyretics,
    clusterIll,
    fixedHome,
    ageBand,
    ...slots,
  }
}

/** Who lives here and announces no journey has no landing to wait for: her days run from her return. */
const isHere = ({ stage, statement }: HolderState): boolean =>
  stage === 'declared' && statement?.category === 'resident' && statement.arrivalAt === null

/** One who lives here arrives when she comes back from her last stay elsewhere. */
function returnOf({ statement }: HolderState, zone: Zone): string | null {
  if (statement?.category !== 'resident') return null
  const last = statement.stops
    .map(({ untilOn }) => untilOn)
    .toSorted()
    .at(-1)
  return last === undefined ? null : startOf(zone, last)
}

/**
 * Where she was when she told us, she is taken to have stayed until the flight went that moved later: what nobody
 * said of the days between must not count as days elsewhere.
 */
function stopsUntilArrival(state: HolderState, stops: readonly Stop[], zone: Zone): readonly Stop[] {
  const moved = movedArrival(state, zone)
  if (moved === null) return stops
  const isLast = ({ untilOn }: Stop) => daysBetween(untilOn, moved.toldFor) <= daysInTheAir
  return stops.map((stop) => (isLast(stop) ? { ...stop, untilOn: moved.arrivesOn } : stop))
}

/** The day to which her stops lead and the later one on which she arrives; null where they are the same. */
function movedArrival(state: HolderState, zone: Zone) {
  const arrivalAt = arrivalOf(state)
  if (arrivalAt === null || state.stopsToldFor === null) return null
  const [toldFor, arrivesOn] = [dayOf(zone, state.stopsToldFor), dayOf(zone, arrivalAt)]
  return arrivesOn > toldFor ? { toldFor, arrivesOn } : null
}

/** The day of an arrival before which she has not said where she was; null where her stops lead up to it. */
export function findUntoldArrival(state: HolderState, zone: Zone): PlainDate | null {
  const moved = movedArrival(state, zone)
  return moved !== null && daysBetween(moved.toldFor, moved.arrivesOn) > daysInTheAir ? moved.arrivesOn : null
}

/** Day 0 of the look-back is the arrival; of one who is here already, the day she told us. */
function areaFactsOf(state: HolderState, rules: FactRules): AreaFacts | null {
  const { zone, lookBackDays, airsideHours, riskList } = rules
  const { statement } = state
  const dayZero = arrivalOf(state) ?? state.statedAt
  if (statement === null || riskList === null || dayZero === null) return null
  return areaOf(stopsUntilArrival(state, statement.stops, zone), dayOf(zone, dayZero), {
    windowDays: lookBackDays,
    airsideHours,
    list: riskList,
  })
}

const exposureRank = { none: 0, some: 1, contact: 2 } as const
interface Exposure {
  readonly class: keyof typeof exposureRank
  readonly on: PlainDate | null
}

/** The strictest exposure and its latest day. A source that says otherwise later is believed for itself only. */
function exposureFacts({ statement, exposures }: HolderState): Recorded {
  const stated: Exposure | null = statement && { class: statement.exposure, on: statement.exposureOn }
  const bySource = new Map<string, Exposure>(exposures.map((exposure) => [exposure.source, exposure]))
  const all = stated === null ? [...bySource.values()] : [stated, ...bySource.values()]
  const strictest = all.toSorted(
    (a, b) => exposureRank[b.class] - exposureRank[a.class] || (b.on ?? '').localeCompare(a.on ?? ''),
  )[0]
  if (strictest === undefined) return {}
  return { exposure: strictest.class, exposureOn: strictest.class === 'none' ? null : strictest.on }
}

/**
 * What she said and what was seen at the screening; only a clinical finding closes a symptom. A fever and medicines
 * against one have no symptom of their own but the day all the same, so that no earlier finding closes them.
 */
function symptomFacts(
  { statement, statedAt, screenings }: HolderState,
  { zone, feverFrom }: FactRules,
): Recorded {
  if (statement === null && screenings.length === 0) return {}
  const stated = statement?.symptoms ?? []
  const seen = screenings.flatMap((screening) => screening.symptoms)
  const symptoms = [...new Set([...stated, ...seen])].sort()
  return { symptoms, symptomsOn: symptomsOn() }

  function symptomsOn(): PlainDate | null {
    const last = screenings.findLast(
      (screening) => screening.symptoms.length > 0 || isFever(screening, feverFrom),
    )
    if (last !== undefined) return dayOf(zone, last.at)
    if (stated.length === 0 && statement?.antipyretics !== true) return null
    return statement?.symptomsOn ?? (statedAt && dayOf(zone, statedAt))
  }
}

/** Of the last fever that was found; of the last screening where none was. */
function temperatureOf({ screenings }: HolderState, feverFrom: number): number | null {
  const told = screenings.findLast((screening) => isFever(screening, feverFrom)) ?? screenings.at(-1)
  return told === undefined ? null : confirmedTemperature(told.readings, feverFrom)
}

/** The first reading below the threshold, else the second with another device ten minutes later. */
export function confirmedTemperature(readings: readonly Reading[], feverFrom: number): number | null {
  const inOrder = readings.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const first = inOrder[0]
  if (first === undefined) return null
  if (first.celsius < feverFrom) return first.celsius
  const second = inOrder.find((reading) => isSecondReading(first, reading))
  return second?.celsius ?? null
}

const isFever = ({ readings }: { readonly readings: readonly Reading[] }, feverFrom: number): boolean =>
  (confirmedTemperature(readings, feverFrom) ?? 0) >= feverFrom

const isSecondReading = (first: Reading, second: Reading): boolean =>
  second.device !== first.device && Date.parse(second.at) - Date.parse(first.at) >= secondReadingAfterMs

const resultRank = { negative: 0, inconclusive: 1, positive: 2 } as const

/** The result of the latest sample. A positive she told us of counts, a negative only from a laboratory. */
function testFacts({ statement, results, certificates }: HolderState, { zone }: FactRules): Recorded {
  const found = certificates
    .filter(isHers)
    .flatMap(({ result, on }) =>
      result === 'detected' && on ? [{ sampledOn: on, result: 'positive' as const }] : [],
    )
  const told = [...(statement?.tests ?? []), ...found]
    .filter(({ result }) => result === 'positive')
    .map(({ sampledOn, result }) => ({ sampledAt: startOf(zone, sampledOn), result }))
  const latest = [...told, ...results].toSorted(
    (a, b) =>
      Date.parse(b.sampledAt) - Date.parse(a.sampledAt) || resultRank[b.result] - resultRank[a.result],
  )[0]
  return { testResult: latest?.result, testSampledAt: inUtc(latest?.sampledAt) }
}
