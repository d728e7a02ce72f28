// The voyage of a list: TDT names the conveyance, LOC its ports in order, DTM their times (groups 2 and 3).

import { localTime } from './list-date.ts'
import { type ListProblem, listProblem } from './list-problem.ts'
import { type Segment, valueAt } from './segments.ts'

/** From one port to the next. Ports as sent (IATA, ICAO or UN/LOCODE); local times `YYYY-MM-DDTHH:MM` without a zone. */
export interface Leg {
  readonly from: string
  readonly to: string
  readonly departsAt: string | null
  readonly arrivesAt: string | null
}

/** `{ carrier: 'SU', number: '206' }`, without leading zeros; a ship or train has a number only. */
export interface Voyage {
  readonly carrier: string | null
  readonly number: string | null
  readonly legs: readonly Leg[]
}

export interface VoyageRead {
  readonly voyage: Voyage
  readonly problems: readonly ListProblem[]
}

interface Call {
  readonly port: string
  readonly role: string
  arrivesAt: string | null
  departsAt: string | null
}

const asNumber = (digits: string) => digits.replace(/^0+(?=\d)/, '')

/** `SU206`, `SU 0206`, `AFL206`; the carrier of TDT's own element where it has one. */
function flightOf(tdt: Segment): { carrier: string | null; number: string | null } {
  const text = valueAt(tdt, 1).replace(/\s/g, '')
  const named = valueAt(tdt, 4) || null
  if (named && text.startsWith(named) && text.length > named.length)
    return { carrier: named, number: asNumber(text.slice(named.length)) }
  const [, carrier, number] = /^([A-Z]{3}|[A-Z][A-Z0-9]|[0-9][A-Z])(\d{1,5}[A-Z]?)$/.exec(text) ?? []
  if (carrier && number) return { carrier, number: asNumber(number) }
  return { carrier: named, number: asNumber(text) || null }
}

/** 189 departure, 232 arrival; to the last port, or where none came yet, to the first and last of all. */
function takeTime(calls: readonly Call[], segment: Segment): ListProblem[] {
  const call = calls.at(-1)
  const qualifier = valueAt(segment, 0)
  if (qualifier !== '189' && qualifier !== '232') return []
  const what = qualifier === '189' ? 'departure' : 'arrival'
  const time = localTime(segment)
  if (!call)
    return [
      listProblem(
        'segment-misplaced',
        'DTM',
        `Segment ${segment.at} (DTM) gives a ${what} before any port. Put it after its LOC.`,
      ),
    ]
  if (time === null)
    return [
      listProblem(
        'impossible-date',
        'DTM',
        `Segment ${segment.at} (DTM): the ${what} at ${call.port} is no time. It is written YYMMDDHHMM:201.`,
      ),
    ]
  if (qualifier === '189') call.departsAt = time
  else call.arrivesAt = time
  return []
}

/** 125 last port of departure, 87 first of arrival, 92 before or on the way, 188 after. */
const ports = new Set(['125', '87', '92', '188'])

function takePort(calls: Call[], segment: Segment): void {
  const role = valueAt(segment, 0)
  const port = valueAt(segment, 1) || valueAt(segment, 1, 3)
  const before = calls.at(-1)
  // A port named as an arrival and again as the next departure is one call; 125 and 87 are always two.
  const again = before?.port === port && !(before.role === '125' && role === '87')
  if (!ports.has(role) || port === '' || again) return
  calls.push({ port, role, arrivesAt: null, departsAt: null })
}

/** Some senders name the arrival (87) before the departure (125). */
function inOrder(calls: readonly Call[]): readonly Call[] {
  const arrival = calls.findIndex(({ role }) => role === '87')
  const departure = calls.findIndex(({ role }) => role === '125')
  const [arrived, departed] = [calls[arrival], calls[departure]]
  if (!arrived || !departed || arrival > departure) return calls
  return calls.with(arrival, departed).with(departure, arrived)
}

const aDay = 24 * 60 * 60 * 1000

/** Local times: eastward over the date line one lands the day before, but no earlier. */
const backwards = ({ departsAt, arrivesAt }: Leg) =>
  departsAt !== null && arrivesAt !== null && Date.parse(`${arrivesAt}Z`) < Date.parse(`${departsAt}Z`) - aDay

function legProblems(legs: readonly Leg[]): ListProblem[] {
  if (legs.length === 0)
    return [
      listProblem(
        'legs-missing',
        'LOC',
        'The list names no departure and arrival. It needs LOC+125 and LOC+87, or LOC+92 for each port.',
      ),
    ]
  return legs.flatMap((leg) => {
    const between = `from ${leg.from} to ${leg.to}`
    if (leg.departsAt === null || leg.arrivesAt === null)
      return [
        listProblem(
          'time-missing',
          'DTM',
          `The leg ${between} lacks its ${leg.departsAt === null ? 'departure (DTM+189)' : 'arrival (DTM+232)'}.`,
        ),
      ]
    if (backwards(leg))
      return [
        listProblem(
          'impossible-times',
          'DTM',
          `The leg ${between} arrives more than a day before it departs. Compare DTM+189 and DTM+232.`,
        ),
      ]
    return []
  })
}

const legsOf = (calls: readonly Call[]): Leg[] =>
  calls.slice(1).flatMap((to, index): Leg[] => {
    const from = calls[index]
    return from ? [{ from: from.port, to: to.port, departsAt: from.departsAt, arrivesAt: to.arrivesAt }] : []
  })

function flightProblems(flights: readonly string[]): ListProblem[] {
  const [first] = flights
  if (first === undefined)
    return [
      listProblem(
        'flight-missing',
        'TDT',
        'The list names no flight or voyage. It needs TDT+20+ and its number.',
      ),
    ]
  const others = flights.filter((flight) => flight !== first)
  if (others.length === 0) return []
  return [
    listProblem(
      'several-flights',
      'TDT',
      `The legs are flown as ${[first, ...new Set(others)].join(', ')}. The voyage is named by the first, ${first}.`,
    ),
  ]
}

/** The voyage from the segments of a message before its first person. */
export function readVoyage(header: readonly Segment[]): VoyageRead {
  const calls: Call[] = []
  const flights: { carrier: string | null; number: string | null }[] = []
  const problems: ListProblem[] = []
  for (const segment of header) {
    if (segment.tag === 'TDT' && valueAt(segment, 1) !== '') flights.push(flightOf(segment))
    if (segment.tag === 'LOC') takePort(calls, segment)
    if (segment.tag === 'DTM') problems.push(...takeTime(calls, segment))
  }
  const legs = legsOf(inOrder(calls))
  const named = flights.map(({ carrier, number }) => `${carrier ?? ''}${number ?? ''}`)
  return {
    voyage: { carrier: flights[0]?.carrier ?? null, number: flights[0]?.number ?? null, legs },
    problems: [...flightProblems(named), ...problems, ...legProblems(legs)],
  }
}
