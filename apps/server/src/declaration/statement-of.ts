// Turns checked answers into the typed statement that rules see. Which question feeds what is said here once;
// a question may be reworded, translated or moved without a rule noticing.
import type { PackManifest } from '@pratique/policy-engine'
import type { Category, Statement, Stop, Test } from '../holder/statement.ts'
import { formatFlightNumber, readFlightNumber } from '../place/flight-number.ts'
import { daysBetween, type PlainDate } from '../place/plain-date.ts'
import { ageBandOn } from './age-band.ts'
import { type Answers, answerAt, entriesOf, findText, listTexts } from './answers.ts'
import { findArrivalDay } from './check-journey.ts'
import { countingAnswers } from './enabling.ts'
import { instantOf } from './local-time.ts'
import type { Questionnaire } from './questionnaire.ts'
import { slotAnswers } from './slot-answers.ts'

export interface StatementContext {
  /** The day of declaring, in the authority's zone. */
  readonly today: PlainDate
  /** The time zone of an airport; where it is not known the authority's. */
  readonly zoneOf: (airport: string | null) => string
  /** The jurisdiction path of a district code; null for a code that is none. */
  readonly pathOf: (district: string) => string | null
  /** The carrier's IATA designator, from its IATA or ICAO one. */
  readonly carrierOf: (designator: string) => string
  /** What a holder is when the questionnaire does not ask: `resident` for residents. */
  readonly category: Category
  /** The pack's own slots. */
  readonly slots: PackManifest['slots']
}

/** Expects answers without problems (`checkAnswers`); what is not answered comes out as none, empty or null. */
export function statementOf(
  questionnaire: Questionnaire,
  given: Answers,
  context: StatementContext,
): Statement {
  const answers = countingAnswers(questionnaire, given)
  const district = findText(answers, 'address.district')
  const symptoms = listTexts(answers, 'symptoms.present').filter((code) => code !== 'none')
  const clusterIll = answerAt(answers, 'exposure.clusterIll') === true
  return {
    category: categoryOf(answers, context),
    ...voyageOf(answers, context),
    stops: stopsOf(answers),
    symptoms,
    symptomsOn: symptoms.length > 0 ? findText(answers, 'symptoms.onsetOn') : null,
    antipyretics: answerAt(answers, 'symptoms.antipyretics') === true,
    ...exposureOf(answers),
    clusterIll,
    clusterIllOn: clusterIll ? findText(answers, 'exposure.clusterIllOn') : null,
    tests: testsOf(answers),
    fixedHome: answerAt(answers, 'address.fixedHome') === true,
    district: district === null ? null : context.pathOf(district),
    ageBand: ageBandOn(
      findText(answers, 'identity.dateOfBirth'),
      findArrivalDay(answers, context) ?? context.today,
    ),
    ...(context.slots.length > 0 && { slots: slotAnswers(questionnaire, answers, context) }),
  }
}

const categories: readonly Category[] = [
  'traveller',
  'crew',
  'diplomat',
  'airside-transfer',
  'medical-evacuation',
]

function categoryOf(answers: Answers, context: StatementContext): Category {
  const said = findText(answers, 'voyage.category')
  return categories.find((category) => category === said) ?? context.category
}

function voyageOf(
  answers: Answers,
  { zoneOf, carrierOf }: StatementContext,
): Pick<Statement, 'arrivalAt' | 'port' | 'flight' | 'seat'> {
  const arrivesAt = findText(answers, 'voyage.arrivesAt')
  const port = findText(answers, 'voyage.arrivalAirport')
  const flight = readFlightNumber(findText(answers, 'voyage.flight') ?? '')
  return {
    arrivalAt: arrivesAt === null ? null : instantOf(arrivesAt, zoneOf(port)).toISOString(),
    port,
    flight:
      flight === undefined ? null : formatFlightNumber({ ...flight, carrier: carrierOf(flight.carrier) }),
    seat: findText(answers, 'voyage.seat')?.toUpperCase() ?? null,
  }
}

const stopsOf = (answers: Answers): readonly Stop[] =>
  entriesOf(answers, 'stops')
    .map((_, index) => stopOf(answers, index))
    .filter((stop) => stop !== undefined)
    .toSorted((a, b) => daysBetween(b.fromOn, a.fromOn) || daysBetween(b.untilOn, a.untilOn))

function stopOf(answers: Answers, index: number): Stop | undefined {
  const place = findText(answers, 'stops.region', index) ?? findText(answers, 'stops.country', index)
  const fromOn = findText(answers, 'stops.fromOn', index)
  const untilOn = findText(answers, 'stops.untilOn', index)
  if (place === null || fromOn === null || untilOn === null) return undefined
  const said = findText(answers, 'stops.kind', index)
  const kind = said === 'transfer' || said === 'airside' ? said : 'stay'
  const hours = answerAt(answers, 'stops.airsideHours', index)
  return { place, fromOn, untilOn, kind, ...(typeof hours === 'number' ? { airsideHours: hours } : {}) }
}

/** Being in the same building, not close, is some exposure; everything nearer makes a contact. */
function exposureOf(answers: Answers): Pick<Statement, 'exposure' | 'exposureOn'> {
  if (answerAt(answers, 'exposure.contact') !== true) return { exposure: 'none', exposureOn: null }
  const kind = findText(answers, 'exposure.contactKind')
  const exposureOn = findText(answers, 'exposure.contactOn')
  return { exposure: kind === 'same-place' ? 'some' : 'contact', exposureOn }
}

function testsOf(answers: Answers): readonly Test[] {
  const sampledOn = findText(answers, 'tests.sampledOn')
  const result = findText(answers, 'tests.result')
  if (sampledOn === null) return []
  // A result that is still awaited is no result yet.
  if (result !== 'negative' && result !== 'positive' && result !== 'inconclusive') return []
  return [{ sampledOn, result }]
}
