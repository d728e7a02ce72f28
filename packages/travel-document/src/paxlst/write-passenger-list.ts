// Writes PAXLST D.05B lists of invented people: exercises, tests, and lists typed in that another system wants.
import { transliterate } from '../name/transliterate.ts'
import type { ListedPerson, ListedType } from './person.ts'
import type { Voyage } from './voyage.ts'

export interface ListContent {
  readonly voyage: Voyage
  readonly passengers: readonly ListedPerson[]
  readonly crew?: readonly ListedPerson[]
}

/** Who sends what to whom; `preparedAt` is `YYYY-MM-DDTHH:MM`, `reference` up to 14 characters. */
export interface ListEnvelope {
  readonly sender: string
  readonly recipient: string
  readonly preparedAt: string
  readonly reference: string
}

/** Text as EDIFACT takes it: upper case, the four separators released. */
const released = (text: string) => text.toUpperCase().replace(/[?':+]/g, '?$&')

const name = (text: string | null) => transliterate(text ?? '')

/** `YYMMDD` of `YYYY-MM-DD…`. */
const shortDate = (date: string) => date.slice(2, 10).replaceAll('-', '')

const shortTime = (time: string) => `${shortDate(time)}${time.slice(11, 16).replace(':', '')}`

const codes: Readonly<Record<ListedType, string>> = {
  passenger: 'FL',
  crew: 'FM',
  transit: 'DDU',
  'transit-crew': 'DDT',
}

const given = (value: string | null, segment: (text: string) => string): string[] =>
  value === null ? [] : [segment(released(value))]

const dated = (date: string | null, segment: (date: string) => string): string[] =>
  date === null ? [] : [segment(date)]

function personSegments(person: ListedPerson): string[] {
  const names = [name(person.primaryIdentifier), name(person.secondaryIdentifier)].filter(
    (text) => text !== '',
  )
  return [
    `NAD+${codes[person.type]}+++${names.join(':')}`,
    ...given(person.sex === 'X' ? 'U' : person.sex, (sex) => `ATT+2++${sex}`),
    ...dated(person.dateOfBirth, (date) => `DTM+329:${shortDate(date)}`),
    ...given(person.embarked, (port) => `LOC+178+${port}`),
    ...given(person.disembarked, (port) => `LOC+179+${port}`),
    ...given(person.nationality, (state) => `NAT+2+${state}`),
    ...given(person.recordLocator, (locator) => `RFF+AVF:${locator}`),
    ...given(person.seat, (seat) => `RFF+SEA:${seat}`),
    ...person.documents.flatMap(({ type, number, issuer, expiresOn }) => [
      `DOC+${released(type ?? '')}:110:111+${released(number ?? '')}`,
      ...dated(expiresOn, (date) => `DTM+36:${shortDate(date)}`),
      ...given(issuer, (state) => `LOC+91+${state}`),
    ]),
  ]
}

/** One leg by 125 and 87, several by 92 for each port. */
function voyageSegments({ carrier, number, legs }: Voyage): string[] {
  const [departure, arrival] = legs.length === 1 ? ['125', '87'] : ['92', '92']
  return [
    `TDT+20+${released(`${carrier ?? ''}${number ?? ''}`)}${carrier === null ? '' : `+++${released(carrier)}`}`,
    ...legs.flatMap((leg) => [
      `LOC+${departure}+${released(leg.from)}`,
      ...dated(leg.departsAt, (time) => `DTM+189:${shortTime(time)}:201`),
      `LOC+${arrival}+${released(leg.to)}`,
      ...dated(leg.arrivesAt, (time) => `DTM+232:${shortTime(time)}:201`),
    ]),
  ]
}

interface Kind {
  readonly bgm: '745' | '250'
  readonly count: '42' | '41'
}

function message(
  reference: string,
  { bgm, count }: Kind,
  voyage: Voyage,
  people: readonly ListedPerson[],
): string[] {
  const segments = [
    `UNH+${reference}+PAXLST:D:05B:UN:IATA+${released(`${voyage.carrier ?? ''}${voyage.number ?? ''}`)}+01:F`,
    `BGM+${bgm}`,
    ...voyageSegments(voyage),
    ...people.flatMap(personSegments),
    `CNT+${count}:${people.length}`,
  ]
  return [...segments, `UNT+${segments.length + 1}+${reference}`]
}

/**
 * A PAXLST D.05B interchange, one segment a line: passengers in one message, crew, if any, in a second. Names are
 * transliterated, a seat or date that is null is left out.
 *
 *     readPassengerList(writePassengerList(content, envelope)).problems // []
 */
export function writePassengerList(content: ListContent, envelope: ListEnvelope): string {
  const { voyage, passengers, crew = [] } = content
  const messages = [
    message('PAX001', { bgm: '745', count: '42' }, voyage, passengers),
    ...(crew.length > 0 ? [message('CRW001', { bgm: '250', count: '41' }, voyage, crew)] : []),
  ]
  const { preparedAt } = envelope
  const [sender, recipient, reference] = [envelope.sender, envelope.recipient, envelope.reference].map(
    released,
  )
  const prepared = `${shortDate(preparedAt)}:${preparedAt.slice(11, 16).replace(':', '')}`
  const segments = [
    `UNB+UNOA:4+${sender}+${recipient}+${prepared}+${reference}++APIS`,
    `UNG+PAXLST+${sender}+${recipient}+${prepared}+${reference}+UN+D:05B`,
    ...messages.flat(),
    `UNE+${messages.length}+${reference}`,
    `UNZ+1+${reference}`,
  ]
  return `UNA:+.? '\n${segments.map((segment) => `${segment}'\n`).join('')}`
}
