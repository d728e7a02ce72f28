// One PAXLST message: which part of which list it is, its voyage, its people and what it counts.
import type { PlainDate } from '../plain-date.ts'
import type { Message } from './envelope.ts'
import { type ListProblem, listProblem } from './list-problem.ts'
import { beginsPerson, type ListedPerson, type ListedType, readPerson } from './person.ts'
import { type Segment, valueAt, withQualifier } from './segments.ts'
import { readVoyage, type Voyage } from './voyage.ts'

export interface Part {
  readonly reference: string
  /** The reference that all parts of a list share; empty if the sender gives none. */
  readonly list: string
  readonly crewList: boolean
  /** Number of this part; null if the sender gives none. */
  readonly number: number | null
  readonly last: boolean
  readonly voyage: Voyage
  readonly people: readonly ListedPerson[]
  readonly countedPassengers: number | null
  readonly countedCrew: number | null
  readonly problems: readonly ListProblem[]
}

export const isPassengerList = ({ header }: Message): boolean => valueAt(header, 1) === 'PAXLST'

function countOf(body: readonly Segment[], qualifier: string): number | null {
  const [cnt] = withQualifier(body, 'CNT', qualifier)
  const text = cnt ? valueAt(cnt, 0, 1).replace(/\s/g, '') : ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

interface Group {
  readonly nad: Segment
  readonly own: Segment[]
}

function groupsOf(body: readonly Segment[]): { header: Segment[]; groups: Group[] } {
  const header: Segment[] = []
  const groups: Group[] = []
  for (const segment of body) {
    if (segment.tag === 'CNT') continue
    if (beginsPerson(segment)) groups.push({ nad: segment, own: [] })
    else (groups.at(-1)?.own ?? header).push(segment)
  }
  return { header, groups }
}

/** 250 and 336 are crew lists, 266 tells the status of a flight; 745 is the passenger list. */
function kindProblems(reference: string, header: Segment, body: readonly Segment[]): ListProblem[] {
  const found: ListProblem[] = []
  const [version, release] = [valueAt(header, 1, 1), valueAt(header, 1, 2)]
  if (version !== 'D' || !/^\d\d[AB]$/.test(release))
    found.push(
      listProblem(
        'version',
        'UNH',
        `Message ${reference} is of version ${version}.${release}; it was read as D.05B.`,
      ),
    )
  const bgm = body.find(({ tag }) => tag === 'BGM')
  if (bgm && valueAt(bgm, 0) === '266')
    found.push(
      listProblem(
        'not-a-passenger-list',
        'BGM',
        `Message ${reference} tells the status of a flight (266) and is no whole list.`,
      ),
    )
  return found
}

const words: Readonly<Record<ListedType, string>> = {
  passenger: 'passenger',
  transit: 'passenger',
  crew: 'crew member',
  'transit-crew': 'crew member',
}

const typeOfNad = (nad: Segment): ListedType =>
  ['FM', 'DDT'].includes(valueAt(nad, 0)) ? 'crew' : 'passenger'

/** Reads a message whose dates of two-digit years are taken next to `reference` or, better, its departure. */
export function readMessage({ header, body }: Message, reference: PlainDate): Part {
  const name = valueAt(header, 0)
  const { header: opening, groups } = groupsOf(body)
  const { voyage, problems } = readVoyage(opening)
  const departure = voyage.legs[0]?.departsAt?.slice(0, 10) ?? reference
  const read = groups.map(({ nad, own }, index) =>
    readPerson(nad, own, {
      reference: departure,
      where: `Message ${name}, ${words[typeOfNad(nad)]} ${index + 1} of it`,
    }),
  )
  const sequence = valueAt(header, 3).replace(/\D/g, '')
  const bgm = body.find(({ tag }) => tag === 'BGM')
  return {
    reference: name,
    list: valueAt(header, 2).replace(/\s/g, ''),
    crewList: bgm !== undefined && ['250', '336'].includes(valueAt(bgm, 0)),
    number: sequence === '' ? null : Number(sequence),
    last: valueAt(header, 3, 1) === 'F',
    voyage,
    people: read.map(({ person }) => person),
    countedPassengers: countOf(body, '42'),
    countedCrew: countOf(body, '41'),
    problems: [...kindProblems(name, header, body), ...problems, ...read.flatMap((one) => one.problems)],
  }
}
