// One person of a list: NAD and the segments up to the next NAD (groups 4 and 5).
import type { PlainDate } from '../plain-date.ts'
import { type DateKind, listDate } from './list-date.ts'
import { type ListProblem, type ListProblemCode, listProblem } from './list-problem.ts'
import { type Segment, valueAt, withQualifier } from './segments.ts'

/** How someone travels; crew are listed apart. `transit`: leaves again on the same or another conveyance. */
export type ListedType = 'passenger' | 'transit' | 'crew' | 'transit-crew'

/** A document as listed. `type` is the sender's code, `P` passport, `V` visa, `I` or `A` card, …; dates `YYYY-MM-DD`. */
export interface ListedDocument {
  readonly type: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly expiresOn: PlainDate | null
}

/** A person as listed. States and ports as sent, in upper case; null where the list says nothing. */
export interface ListedPerson {
  readonly type: ListedType
  readonly primaryIdentifier: string | null
  readonly secondaryIdentifier: string | null
  readonly sex: 'M' | 'F' | 'X' | null
  readonly dateOfBirth: PlainDate | null
  readonly nationality: string | null
  readonly documents: readonly ListedDocument[]
  /** `9F`, without leading zeros; null where the list says nothing or that there is none. */
  readonly seat: string | null
  readonly recordLocator: string | null
  readonly embarked: string | null
  readonly disembarked: string | null
}

export interface PersonRead {
  readonly person: ListedPerson
  readonly problems: readonly ListProblem[]
}

/** UN code list 3035 as the WCO/IATA/ICAO guide uses it. */
const types: Readonly<Record<string, ListedType>> = {
  FL: 'passenger',
  FM: 'crew',
  DDU: 'transit',
  DDT: 'transit-crew',
}

/** Parties that are no travellers: the sender, its agent, whom to ask. */
const parties = new Set(['MS', 'MR', 'CA', 'AG', 'CM', 'FR', 'TO'])

export const beginsPerson = (segment: Segment): boolean =>
  segment.tag === 'NAD' && !parties.has(valueAt(segment, 0))

const orNull = (text: string) => text || null

/** `NAD+FL+++SURNAME:GIVEN:SECOND`, or all in one as `SURNAME/GIVEN`. */
function nameOf(nad: Segment): Pick<ListedPerson, 'primaryIdentifier' | 'secondaryIdentifier'> {
  const named = nad.elements[3] ?? nad.elements[2] ?? []
  const [primary = '', ...given] = named.map((part) => part.replace(/\s+/g, ' '))
  const [surname = '', ...rest] = primary.split('/')
  const secondary = [...rest, ...given].filter((part) => part !== '').join(' ')
  return { primaryIdentifier: orNull(surname.trim()), secondaryIdentifier: orNull(secondary.trim()) }
}

const noSeat = /^(0*|N\/?A|NIL|NONE|NO ?SEAT|NULL|INF|STBY|SBY|GATE|TBA|XXX?)$/

export function seatOf(text: string): string | null {
  const seat = text.replace(/\s/g, '')
  if (noSeat.test(seat)) return null
  return seat.replace(/^0+(?=\d)/, '').replace(/^(\d+)-(?=[A-Z]$)/, '$1')
}

const sexes: Readonly<Record<string, 'M' | 'F' | 'X'>> = { M: 'M', F: 'F', X: 'X', U: 'X' }

/** What reading a person needs to know about its place in the list. */
export interface PersonPlace {
  readonly reference: PlainDate
  /** `message PAX001, passenger 3`, for problems. */
  readonly where: string
}

type Say = (code: ListProblemCode, segment: Segment, what: string) => void

function dateAfter(
  segments: readonly Segment[],
  qualifier: '329' | '36',
  { reference }: PersonPlace,
  say: Say,
): PlainDate | null {
  const [dtm] = withQualifier(segments, 'DTM', qualifier)
  const text = dtm ? valueAt(dtm, 0, 1) : ''
  if (!dtm || text === '') return null
  const kind: DateKind = qualifier === '329' ? 'birth' : 'expiry'
  const date = listDate(text, kind, reference)
  if (date === null) say('impossible-date', dtm, `the date of ${kind} is no date. It is written YYMMDD`)
  return date
}

/** Each DOC with what follows it up to the next. */
function documentsOf(group: readonly Segment[], place: PersonPlace, say: Say): ListedDocument[] {
  const starts = group.flatMap(({ tag }, index) => (tag === 'DOC' ? [index] : []))
  return starts.map((start, nth) => {
    const own = group.slice(start, starts[nth + 1] ?? group.length)
    const doc = group[start]
    const [issuer] = withQualifier(own, 'LOC', '91')
    return {
      type: orNull(doc ? valueAt(doc, 0) : ''),
      number: orNull(doc ? valueAt(doc, 1) : ''),
      issuer: orNull(issuer ? valueAt(issuer, 1) : ''),
      expiresOn: dateAfter(own, '36', place, say),
    }
  })
}

function sexOf(group: readonly Segment[], say: Say): ListedPerson['sex'] {
  const [att] = withQualifier(group, 'ATT', '2')
  const text = att ? valueAt(att, 2) || valueAt(att, 1) : ''
  if (!att || text === '') return null
  const sex = sexes[text] ?? null
  if (sex === null) say('sex', att, 'the sex is none of M, F, X and U')
  return sex
}

/** DTM+36 and LOC+91 belong to a document: before the first one they belong to none. */
function reportMisplaced(group: readonly Segment[], say: Say): void {
  const first = group.findIndex(({ tag }) => tag === 'DOC')
  const before = first < 0 ? group : group.slice(0, first)
  for (const stray of [...withQualifier(before, 'DTM', '36'), ...withQualifier(before, 'LOC', '91')])
    say(
      'segment-misplaced',
      stray,
      'it speaks of a document, but no DOC stands before it, so it was left out',
    )
}

function reportMissing(nad: Segment, person: ListedPerson, group: readonly Segment[], say: Say): void {
  if (!(valueAt(nad, 0) in types))
    say(
      'person-type',
      nad,
      `${valueAt(nad, 0) || 'nothing'} is none of FL, FM, DDU and DDT; the person counts as a passenger`,
    )
  if (person.primaryIdentifier === null)
    say('name-missing', nad, 'no name is given. It stands in NAD as SURNAME:GIVEN')
  if (
    person.dateOfBirth === null &&
    withQualifier(group, 'DTM', '329').every((dtm) => valueAt(dtm, 0, 1) === '')
  )
    say('date-of-birth-missing', nad, 'no date of birth is given. It stands in DTM+329')
}

/** A person from its NAD and what follows it. */
export function readPerson(nad: Segment, group: readonly Segment[], place: PersonPlace): PersonRead {
  const problems: ListProblem[] = []
  const say: Say = (code, segment, what) => {
    const message = `${place.where}, segment ${segment.at} (${segment.tag}): ${what}.`
    problems.push(listProblem(code, segment.tag, message))
  }
  const second = (tag: string, qualifier: string) => {
    const [segment] = withQualifier(group, tag, qualifier)
    return orNull(segment ? valueAt(segment, 0, 1) || valueAt(segment, 1) : '')
  }
  const person: ListedPerson = {
    type: types[valueAt(nad, 0)] ?? 'passenger',
    ...nameOf(nad),
    sex: sexOf(group, say),
    dateOfBirth: dateAfter(group, '329', place, say),
    nationality: second('NAT', '2'),
    documents: documentsOf(group, place, say),
    seat: seatOf(second('RFF', 'SEA') ?? ''),
    recordLocator: second('RFF', 'AVF'),
    embarked: second('LOC', '178'),
    disembarked: second('LOC', '179'),
  }
  reportMissing(nad, person, group, say)
  reportMisplaced(group, say)
  return { person, problems }
}
