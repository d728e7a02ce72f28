// The report of a replay, counted holder by holder so that a province needs no more memory than a village.
import type {
  ReplayBurden,
  ReplayDay,
  ReplayExample,
  ReplayGroup,
  ReplayReport,
} from '@pratique/api-contract'
import type { Decision, PackManifest, Zone } from '@pratique/policy-engine'
import { addNeeds, type Needs, seatsInVehicle } from './replay-needs.ts'
import { type Replayed, ranksOf, type Turn, turnOf } from './replayed.ts'

export interface TallyOptions {
  readonly manifest: PackManifest
  readonly scheme: string
  readonly zone: Zone
  readonly now: Date
  /** Share of all holders above which a third person must agree. */
  readonly limit: number
}

export type Counted = Omit<
  ReplayReport,
  'pack' | 'scheme' | 'number' | 'digest' | 'at' | 'period' | 'effectiveAt'
>

interface Group {
  people: number
  changed: number
  stricter: number
  milder: number
}
type Groups = Map<string, Group>

const examplesPerMove = 3
const groupsShown = 20
const smallestBurden = 30

export class Tally {
  readonly #options: TallyOptions
  readonly #ranks: ReadonlyMap<string, number>
  readonly #isAtHome: (code: string) => boolean
  readonly #all = { holders: 0, bound: 0, changed: 0, stricter: 0, milder: 0, unknown: 0 }
  readonly #moves = new Map<string, { from: string; to: string; people: number }>()
  readonly #examples = new Map<string, ReplayExample[]>()
  readonly #groups: Readonly<
    Record<'rule' | 'country' | 'flight' | 'district' | 'age' | 'language', Groups>
  > = {
    rule: new Map(),
    country: new Map(),
    flight: new Map(),
    district: new Map(),
    age: new Map(),
    language: new Map(),
  }
  readonly #parties = new Map<string, { touched: boolean; colours: Set<string> }>()
  readonly #needs = { before: new Map<number, Needs>(), after: new Map<number, Needs>() }
  readonly #later = { stricterTested: 0, stricterNegative: 0, stricterPositive: 0, milderPositive: 0 }

  constructor(options: TallyOptions) {
    this.#options = options
    this.#ranks = ranksOf(options.manifest, options.scheme)
    const atHome = new Set(
      options.manifest.measures.filter(({ code }) => /(^|-)home(-|$)/.test(code)).map(({ code }) => code),
    )
    this.#isAtHome = (code) => atHome.has(code)
  }

  add(one: Replayed): void {
    const turn = turnOf(one, this.#ranks)
    this.#all.holders += 1
    if (one.bound) this.#all.bound += 1
    this.#addNeeds(one)
    this.#addToGroups(one, turn)
    this.#addToParty(one, turn)
    if (turn === 'same') return
    this.#all.changed += 1
    this.#all[turn] += 1
    this.#addMove(one, turn)
    this.#addLater(one, turn)
  }

  report(): Counted {
    const { limit } = this.#options
    const share = this.#all.holders === 0 ? 0 : this.#all.stricter / this.#all.holders
    const parties = [...this.#parties.values()]
    return {
      ...this.#all,
      share,
      guard: { limit, third: share > limit },
      moves: [...this.#moves.values()].toSorted((a, b) => b.people - a.people),
      byRule: listed(this.#groups.rule),
      byCountry: listed(this.#groups.country),
      byFlight: listed(this.#groups.flight),
      byDistrict: listed(this.#groups.district),
      parties: {
        touched: parties.filter(({ touched }) => touched).length,
        divided: parties.filter(({ touched, colours }) => touched && colours.size > 1).length,
      },
      examples: [...this.#examples.values()].flat(),
      days: this.#days(),
      laterTests: { ...this.#later },
      burdens: this.#burdens(share),
    }
  }

  #addNeeds({ before, after }: Replayed): void {
    const { zone, now } = this.#options
    const counting = { zone, now, isAtHome: this.#isAtHome }
    addNeeds(this.#needs.before, before, counting)
    addNeeds(this.#needs.after, after, counting)
  }

  #addToGroups(one: Replayed, turn: Turn): void {
    for (const place of new Set(one.places)) count(this.#groups.country, place, turn)
    if (one.flight !== null) count(this.#groups.flight, one.flight, turn)
    if (one.district !== null) count(this.#groups.district, one.district, turn)
    if (one.ageBand !== null) count(this.#groups.age, one.ageBand, turn)
    count(this.#groups.language, one.language, turn)
    if (turn !== 'same') count(this.#groups.rule, ruleOf(one, turn) ?? 'none', turn)
  }

  #addToParty({ party, after }: Replayed, turn: Turn): void {
    if (party === null) return
    const known = this.#parties.get(party) ?? { touched: false, colours: new Set() }
    known.colours.add(after.colour)
    known.touched ||= turn !== 'same'
    this.#parties.set(party, known)
  }

  #addMove(one: Replayed, turn: Turn): void {
    const [from, to] = [one.before.state, one.after.state]
    const key = `${from} ${to}`
    const move = this.#moves.get(key) ?? { from, to, people: 0 }
    move.people += 1
    this.#moves.set(key, move)
    const examples = this.#examples.get(key) ?? []
    this.#examples.set(key, examples)
    if (examples.length >= examplesPerMove) return
    const { holderId, flight, arrivalAt, places, district } = one
    examples.push({
      holderId,
      from,
      to,
      rule: ruleOf(one, turn),
      flight,
      arrivalAt,
      places: [...places],
      district,
    })
  }

  #addLater({ later }: Replayed, turn: Turn): void {
    if (later === 'none') return
    if (turn === 'milder' && later === 'positive') this.#later.milderPositive += 1
    if (turn !== 'stricter') return
    this.#later.stricterTested += 1
    this.#later[later === 'positive' ? 'stricterPositive' : 'stricterNegative'] += 1
  }

  #days(): ReplayDay[] {
    const { before, after } = this.#needs
    const days = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)
    const vehicles = (needs: Needs | undefined) => Math.ceil((needs?.seats ?? 0) / seatsInVehicle)
    return days.map((day) => {
      const [old, next] = [before.get(day), after.get(day)]
      return {
        on: new Date(day * 86_400_000).toISOString().slice(0, 10),
        bedsBefore: old?.beds ?? 0,
        bedsAfter: next?.beds ?? 0,
        testsBefore: old?.tests ?? 0,
        testsAfter: next?.tests ?? 0,
        vehiclesBefore: vehicles(old),
        vehiclesAfter: vehicles(next),
      }
    })
  }

  #burdens(share: number): ReplayBurden[] {
    const { country, age, language } = this.#groups
    const named = [
      ...[...country].map(([key, group]) => ({ of: 'origin' as const, key, group })),
      ...[...age].map(([key, group]) => ({ of: 'age' as const, key, group })),
      ...[...language].map(([key, group]) => ({ of: 'language' as const, key, group })),
    ]
    return named
      .filter(({ group }) => group.people >= smallestBurden && group.stricter > 0)
      .map(({ of, key, group: { people, stricter } }) => {
        const own = stricter / people
        return { of, key, people, stricter, share: own, ratio: share === 0 ? 0 : own / share }
      })
      .toSorted((a, b) => b.ratio - a.ratio)
      .slice(0, groupsShown)
  }
}

/** Which rule moved her: the first reason of the stricter of the two decisions. */
function ruleOf({ before, after }: Replayed, turn: Turn): string | null {
  const told: Decision = turn === 'milder' ? before : after
  return told.reasons[0]?.rule ?? null
}

function count(groups: Groups, key: string, turn: Turn): void {
  const group = groups.get(key) ?? { people: 0, changed: 0, stricter: 0, milder: 0 }
  group.people += 1
  if (turn !== 'same') group.changed += 1
  if (turn === 'stricter') group.stricter += 1
  if (turn === 'milder') group.milder += 1
  groups.set(key, group)
}

const listed = (groups: Groups): ReplayGroup[] =>
  [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .filter(({ changed }) => changed > 0)
    .toSorted((a, b) => b.changed - a.changed || (a.key < b.key ? -1 : 1))
    .slice(0, groupsShown)
