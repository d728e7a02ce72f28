// The people of an exercise, in the order in which they declare. All of them are invented; their numbers,
// origins, routes and destinations are fitted to the plan.
import type { Answers } from '../holder/act.ts'
import type { Category, Statement } from '../holder/statement.ts'
import { addDays, type PlainDate } from '../place/plain-date.ts'
import { type Chance, chanceOf, type Weights } from './chance.ts'
import type { ExercisePlan } from './exercise-plan.ts'
import { dayAtPort, type Itinerary, type Routes, travel } from './itinerary.ts'

export interface InventedPerson {
  readonly issuingState: string
  readonly documentNumber: string
  readonly primaryIdentifier: string
  readonly secondaryIdentifier: string
  readonly dateOfBirth: PlainDate
  readonly dateOfExpiry: PlainDate
  readonly sex: 'female' | 'male'
  readonly relation: 'self' | 'spouse' | 'child'
  readonly category: Category
  readonly seat: string
  readonly symptoms: readonly string[]
  readonly antipyretics: boolean
  readonly exposure: Statement['exposure']
  readonly clusterIll: boolean
  /** Under the pack's own questions; absent where it asks those of the house. */
  readonly exposed?: {
    readonly answers: Answers
    readonly lastOn?: { readonly key: string; readonly daysAgo: number }
  }
  readonly fixedHome: boolean
}

export interface InventedParty {
  /** From 0, in the order of declaring. */
  readonly number: number
  readonly declaredAt: Date
  readonly language: string
  readonly itinerary: Itinerary
  /** GB/T 2260. */
  readonly district: string
  readonly people: readonly InventedPerson[]
}

const day = 86_400_000

export function* populate(plan: ExercisePlan, routes: Routes): Generator<InventedParty> {
  const sizes = chanceOf(plan.seed)
  const main = Array.from({ length: plan.declarationsByOpening }, () =>
    Number(sizes.weighted(plan.partySizes)),
  )
  const early = earlySizes(plan, plan.holdersByOpening - main.reduce((sum, size) => sum + size, 0), sizes)
  let number = 0
  const issuers = Object.fromEntries(Object.entries(plan.names).map(([state, { share }]) => [state, share]))
  const party = (declaredAt: Date, size: number) =>
    partyOf(plan, routes, issuers, { number: number++, declaredAt, size })
  const chance = chanceOf(plan.seed + 1)
  for (const at of instants(early, plan.dailyBefore, span(plan.coversFrom, plan.platformOpensAt), chance))
    yield party(at.at, at.size)
  for (const at of instants(main, plan.dailyShare, span(plan.platformOpensAt, plan.opensAt), chance))
    yield party(at.at, at.size)
  yield* afterOpening(plan, chance, party)
}

function earlySizes(plan: ExercisePlan, people: number, sizes: Chance): number[] {
  if (people < 0) throw new RangeError('The exercise asks for fewer holders than its declarations bring.')
  const early: number[] = []
  for (let left = people; left > 0; left -= early.at(-1) ?? left)
    early.push(Math.min(left, Number(sizes.weighted(plan.partySizes))))
  return early
}

function* afterOpening(
  plan: ExercisePlan,
  chance: Chance,
  party: (at: Date, size: number) => InventedParty,
): Generator<InventedParty> {
  const { from, until } = span(plan.opensAt, plan.coversUntil)
  for (let start = from; start < until; start = nextMidnight(start)) {
    const end = Math.min(until, nextMidnight(start))
    const share = (end - start) / day
    const count = Math.round(rateOn(plan.dailyAfter, dayAtPort(new Date(start))) * share)
    const sizes = Array.from({ length: count }, () => Number(chance.weighted(plan.partySizes)))
    for (const { at, size } of instants(sizes, {}, { from: start, until: end }, chance)) yield party(at, size)
  }
}

interface Span {
  readonly from: number
  readonly until: number
}
const span = (from: string, until: string): Span => ({ from: Date.parse(from), until: Date.parse(until) })
const nextMidnight = (at: number): number =>
  Math.floor((at + 8 * 3_600_000) / day) * day + day - 8 * 3_600_000

/** The figure of the last day named at or before this one. */
function rateOn(rates: Readonly<Record<PlainDate, number>>, on: PlainDate): number {
  const named = Object.keys(rates)
    .filter((from) => from <= on)
    .sort()
    .at(-1)
  return named ? (rates[named] ?? 0) : 1
}

/** Spreads the parties over the days by their rates, and over the hours by chance, in order. */
function instants(
  sizes: readonly number[],
  rates: Readonly<Record<PlainDate, number>>,
  { from, until }: Span,
  chance: Chance,
) {
  const spans: (Span & { weight: number })[] = []
  for (let start = from; start < until; start = nextMidnight(start)) {
    const end = Math.min(until, nextMidnight(start))
    spans.push({ from: start, until: end, weight: rateOn(rates, dayAtPort(new Date(start))) })
  }
  const total = spans.reduce((sum, { weight }) => sum + weight, 0)
  const shares = spans.map((part, index) => ({
    ...part,
    upTo: spans.slice(0, index + 1).reduce((sum, { weight }) => sum + weight, 0) / total,
  }))
  const times = sizes.map((_, index) => {
    const place = (index + 0.5) / sizes.length
    const part = shares.find(({ upTo }) => place <= upTo) ?? shares.at(-1)
    return part ? part.from + chance.between(0, Math.max(0, part.until - part.from - 1000)) : from
  })
  return times
    .sort((one, other) => one - other)
    .map((at, index) => ({ at: new Date(at), size: sizes[index] ?? 1 }))
}

function partyOf(
  plan: ExercisePlan,
  routes: Routes,
  issuers: Weights,
  { number, declaredAt, size }: { readonly number: number; readonly declaredAt: Date; readonly size: number },
): InventedParty {
  const chance = chanceOf(plan.seed * 31 + number * plan.seedStep)
  const itinerary = travel(plan, routes, declaredAt, chance)
  const issuingState = chance.weighted(issuers)
  const names = plan.names[issuingState]
  if (!names) throw new RangeError(`The exercise has no names for ${issuingState}.`)
  const household = { issuingState, primary: chance.oneOf(names.primary), names, row: chance.between(8, 58) }
  const district = chance.byWeight(plan.destinations).district
  const people = Array.from({ length: size }, (_, index) =>
    personOf(plan, household, itinerary, { party: number, index }, chance),
  )
  return { number, declaredAt, language: chance.weighted(plan.languages), itinerary, district, people }
}

interface Household {
  readonly issuingState: string
  readonly primary: string
  readonly names: ExercisePlan['names'][string]
  readonly row: number
}

function personOf(
  plan: ExercisePlan,
  household: Household,
  { arrivesAt }: Itinerary,
  place: { readonly party: number; readonly index: number },
  chance: Chance,
): InventedPerson {
  const child = place.index >= 2
  const age = child ? chance.between(1, 15) : chance.between(19, 71)
  const arrivesOn = dayAtPort(arrivesAt)
  return {
    issuingState: household.issuingState,
    // Six digits of the party and one of the person keep every number its own; X marks the invented series.
    documentNumber: `X${String(place.party).padStart(6, '0')}${place.index}`,
    primaryIdentifier: household.primary,
    secondaryIdentifier: chance.oneOf(household.names.secondary),
    dateOfBirth: addDays(arrivesOn, -(age * 365 + chance.between(1, 364))),
    dateOfExpiry: addDays(arrivesOn, chance.between(200, 3200)),
    sex: chance.happens(0.5) ? 'female' : 'male',
    relation: place.index === 0 ? 'self' : child ? 'child' : 'spouse',
    category: (place.index === 0 ? chance.weighted(plan.categories) : 'traveller') as Category,
    seat: `${household.row}${'ABCDEFGHJK'.charAt((place.index + place.party) % 10)}`,
    ...healthOf(plan, chance),
    fixedHome: chance.happens(plan.fixedHomeShare),
  }
}

function healthOf(plan: ExercisePlan, chance: Chance) {
  const ill = chance.happens(plan.symptomaticShare)
  return {
    symptoms: ill ? [...new Set([chance.weighted(plan.symptoms), chance.weighted(plan.symptoms)])] : [],
    antipyretics: chance.happens(plan.antipyreticsShare),
    exposure: chance.happens(plan.contactShare) ? ('contact' as const) : ('none' as const),
    clusterIll: chance.happens(plan.clusterShare),
    ...(plan.exposures && { exposed: exposedOf(plan.exposures, chance) }),
  }
}

function exposedOf(exposures: NonNullable<ExercisePlan['exposures']>, chance: Chance) {
  const { answers, lastOn } = chance.byWeight(exposures)
  if (lastOn === undefined) return { answers }
  return { answers, lastOn: { key: lastOn.key, daysAgo: chance.between(...lastOn.daysAgo) } }
}
