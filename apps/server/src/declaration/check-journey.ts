// What must fit together about the journey: times that follow one another, and stops that cover the look-back
// window without overlapping. Two stops may share a day, the one of leaving and arriving.
import { daysInTheAir } from '../holder/statement.ts'
import { addDays, daysBetween, type PlainDate } from '../place/plain-date.ts'
import type { AnswerProblem } from './answer-problem.ts'
import { type Answers, entriesOf, findText } from './answers.ts'
import { dayIn, instantOf } from './local-time.ts'

export interface JourneyContext {
  /** How far back the stops must reach from the day of arrival. */
  readonly windowDays: number
  /** The time zone of an airport; where it is not known the authority's. */
  readonly zoneOf: (airport: string | null) => string
  /** Airports where the authority receives people; null where it says nothing about them. */
  readonly pointsOfEntry: readonly string[] | null
}

interface Stay {
  readonly index: number
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
}

export function checkJourney(
  answers: Answers,
  context: JourneyContext,
  isRight: (linkId: string) => boolean,
): readonly AnswerProblem[] {
  const times = ['voyage.departsAt', 'voyage.arrivesAt'].every(isRight)
  const arrivesOn = times ? findArrivalDay(answers, context) : null
  const problems = [
    ...(isRight('voyage.arrivalAirport') ? checkEntry(answers, context) : []),
    ...(isRight('voyage.departureAirport') ? checkDeparture(answers) : []),
    ...(times ? checkTimes(answers, context) : []),
  ]
  if (!['stops', 'stops.fromOn', 'stops.untilOn'].every(isRight)) return problems
  return [...problems, ...checkStays(staysOf(answers), arrivesOn, context)]
}

/** Who enters the country elsewhere is received by another authority, which must hear of her. */
function checkEntry(answers: Answers, { pointsOfEntry }: JourneyContext): readonly AnswerProblem[] {
  const airport = findText(answers, 'voyage.arrivalAirport')
  if (airport === null || pointsOfEntry === null || pointsOfEntry.includes(airport)) return []
  const values = { airport, ports: pointsOfEntry.join(' ') }
  return [{ linkId: 'voyage.arrivalAirport', code: 'not-point-of-entry', values }]
}

function checkDeparture(answers: Answers): readonly AnswerProblem[] {
  const from = findText(answers, 'voyage.departureAirport')
  return from !== null && from === findText(answers, 'voyage.arrivalAirport')
    ? [{ linkId: 'voyage.departureAirport', code: 'same-airport', values: { airport: from } }]
    : []
}

/** The day of arrival where one arrives; null for a declaration without a voyage. */
export function findArrivalDay(
  answers: Answers,
  { zoneOf }: Pick<JourneyContext, 'zoneOf'>,
): PlainDate | null {
  const arrivesAt = findText(answers, 'voyage.arrivesAt')
  if (arrivesAt === null) return null
  const zone = zoneOf(findText(answers, 'voyage.arrivalAirport'))
  return dayIn(instantOf(arrivesAt, zone), zone)
}

function checkTimes(answers: Answers, { zoneOf }: JourneyContext): readonly AnswerProblem[] {
  const departsAt = findText(answers, 'voyage.departsAt')
  const arrivesAt = findText(answers, 'voyage.arrivesAt')
  if (departsAt === null || arrivesAt === null) return []
  const departure = instantOf(departsAt, zoneOf(findText(answers, 'voyage.departureAirport')))
  const arrival = instantOf(arrivesAt, zoneOf(findText(answers, 'voyage.arrivalAirport')))
  if (departure < arrival) return []
  return [{ linkId: 'voyage.arrivesAt', code: 'arrival-before-departure', values: { departsAt, arrivesAt } }]
}

const staysOf = (answers: Answers): readonly Stay[] =>
  entriesOf(answers, 'stops').flatMap((_, index) => {
    const fromOn = findText(answers, 'stops.fromOn', index)
    const untilOn = findText(answers, 'stops.untilOn', index)
    return fromOn === null || untilOn === null ? [] : [{ index, fromOn, untilOn }]
  })

function checkStays(
  stays: readonly Stay[],
  arrivesOn: PlainDate | null,
  { windowDays }: JourneyContext,
): readonly AnswerProblem[] {
  const backwards = stays.filter(({ fromOn, untilOn }) => untilOn < fromOn)
  const late = arrivesOn === null ? [] : stays.filter(({ untilOn }) => untilOn > arrivesOn)
  const isAstray = backwards.length + late.length > 0
  const inOrder = stays
    .filter((stay) => !backwards.includes(stay))
    .toSorted((a, b) =>
      a.fromOn === b.fromOn ? daysBetween(b.untilOn, a.untilOn) : daysBetween(b.fromOn, a.fromOn),
    )
  return [
    ...backwards.map((stay) =>
      at(stay, 'stops.untilOn', 'stop-ends-before-it-starts', { fromOn: stay.fromOn }),
    ),
    ...late.map((stay) => at(stay, 'stops.untilOn', 'stop-after-arrival', { arrivesOn: arrivesOn ?? '' })),
    ...checkOverlaps(inOrder),
    ...(arrivesOn === null || isAstray || stays.length === 0
      ? []
      : checkGaps(inOrder, arrivesOn, windowDays)),
  ]
}

const at = (
  { index }: Stay,
  linkId: string,
  code: AnswerProblem['code'],
  values: AnswerProblem['values'],
): AnswerProblem => ({ linkId, index, code, values })

function checkOverlaps(inOrder: readonly Stay[]): readonly AnswerProblem[] {
  const problems: AnswerProblem[] = []
  let longest = inOrder[0]
  for (const stay of inOrder.slice(1)) {
    if (longest !== undefined && stay.fromOn < longest.untilOn) {
      problems.push(
        at(stay, 'stops.fromOn', 'stops-overlap', {
          other: longest.index,
          fromOn: longest.fromOn,
          untilOn: longest.untilOn,
        }),
      )
    }
    if (longest === undefined || stay.untilOn > longest.untilOn) longest = stay
  }
  return problems
}

function checkGaps(
  inOrder: readonly Stay[],
  arrivesOn: PlainDate,
  windowDays: number,
): readonly AnswerProblem[] {
  const problems: AnswerProblem[] = []
  // The first day that no stop covers yet.
  let uncovered = addDays(arrivesOn, -windowDays)
  for (const { fromOn, untilOn } of inOrder) {
    if (daysBetween(uncovered, fromOn) > daysInTheAir) problems.push(gap(uncovered, addDays(fromOn, -1)))
    if (untilOn >= uncovered) uncovered = addDays(untilOn, 1)
  }
  if (daysBetween(uncovered, arrivesOn) > daysInTheAir) problems.push(gap(uncovered, addDays(arrivesOn, -1)))
  return problems
}

const gap = (from: PlainDate, until: PlainDate): AnswerProblem => ({
  linkId: 'stops',
  code: 'window-gap',
  values: { from, until },
})
