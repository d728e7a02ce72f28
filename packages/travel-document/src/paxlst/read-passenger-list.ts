// Reads a passenger list as an airline or ship sends it: UN/EDIFACT PAXLST (D.02B to D.16B and what senders make of it).
// A verdict, never a throw: the people who can be read, and all that is wrong with the list in words.
import type { PlainDate } from '../plain-date.ts'
import { type Message, openInterchange } from './envelope.ts'
import { interchangesIn } from './interchange-text.ts'
import { bounded, type ListProblem, listProblem } from './list-problem.ts'
import { isPassengerList, type Part, readMessage } from './message.ts'
import { beginsPerson, type ListedPerson } from './person.ts'
import { partProblems, peopleOf, reconcileCounts, repeatProblems, voyageProblems } from './reconcile-parts.ts'
import { valueAt } from './segments.ts'
import type { Voyage } from './voyage.ts'

/** A passenger list as read. People are in the order of the message. */
export interface PassengerList {
  readonly voyage: Voyage
  readonly passengers: readonly ListedPerson[]
  readonly crew: readonly ListedPerson[]
  /** What the sender says that the whole list holds: passengers, or crew where it lists crew alone. */
  readonly declaredCount: number | null
  readonly problems: readonly ListProblem[]
}

export interface ListReading {
  /** The day of reading. Two-digit years are taken next to the departure; this serves where the list has none. */
  readonly on?: PlainDate
}

/** A jumbo with every field filled is 0.2 MB. */
const longestText = 5 * 1024 * 1024

/** The largest ships carry some ten thousand people, in parts of a hundred or so. */
const mostPeople = 50_000
const mostMessages = 1_000

const tooMany = (messages: readonly Message[]): boolean =>
  messages.length > mostMessages ||
  messages.reduce((people, { body }) => people + body.filter(beginsPerson).length, 0) > mostPeople

const noVoyage: Voyage = { carrier: null, number: null, legs: [] }

const refused = (problem: ListProblem): PassengerList => ({
  voyage: noVoyage,
  passengers: [],
  crew: [],
  declaredCount: null,
  problems: [problem],
})

interface Received {
  readonly message: Message
  readonly reference: PlainDate
}

/** The day of preparation, for lists without a departure: YYMMDD in syntax 3 and before, CCYYMMDD in 4. */
function preparation(text: string, on: PlainDate): PlainDate {
  const [, year = '', month, day] = /^(\d{2}|\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  if (!month || !day) return on
  return `${year.length === 4 ? year : `20${year}`}-${month}-${day}`
}

function notALists(messages: readonly Message[]): ListProblem[] {
  if (messages.length === 0)
    return [
      listProblem(
        'not-a-passenger-list',
        'UNH',
        'The interchange holds no message (UNH). Ask for the list again.',
      ),
    ]
  return messages
    .filter((message) => !isPassengerList(message))
    .map(({ header }) =>
      listProblem(
        'not-a-passenger-list',
        'UNH',
        `Message ${valueAt(header, 0)} is ${valueAt(header, 1) || 'of no type'}, not PAXLST. It was left out.`,
      ),
    )
}

function assemble(received: readonly Received[], envelopeProblems: readonly ListProblem[]): PassengerList {
  const messages = received.map(({ message }) => message)
  const lists = received.filter(({ message }) => isPassengerList(message))
  const parts: readonly Part[] = lists.map(({ message, reference }) => readMessage(message, reference))
  const people = peopleOf(parts)
  const { declaredCount, problems } = reconcileCounts(parts, people)
  // Parts repeat the voyage and what is wrong with it.
  const ofParts = new Map(parts.flatMap((part) => part.problems).map((one) => [one.message, one]))
  return {
    voyage: parts[0]?.voyage ?? noVoyage,
    ...people,
    declaredCount,
    problems: bounded([
      ...envelopeProblems,
      ...notALists(messages),
      ...voyageProblems(parts),
      ...ofParts.values(),
      ...partProblems(parts, problems.length === 0),
      ...problems,
      ...repeatProblems(people),
    ]),
  }
}

/**
 * Reads a PAXLST passenger or crew list, alone or in a mail, in one part or several, of up to 5 MB. Never throws.
 *
 * Taken without a word: mail headers and footers, line breaks anywhere, lower case, any separators that UNA announces.
 * A list that does not count right is still read, and says so: whether to take it is the reader's decision.
 *
 *     const { voyage, passengers, problems } = readPassengerList(mail)
 *     voyage // { carrier: 'SU', number: '206', legs: [{ from: 'MXP', to: 'SVO', … }] }
 */
export function readPassengerList(text: string, reading: ListReading = {}): PassengerList {
  if (text.length > longestText)
    return refused(listProblem('too-large', 'UNB', 'The text has more than 5 MB. Send one list at a time.'))
  const opened = interchangesIn(text).map(openInterchange)
  if (opened.length === 0)
    return refused(
      listProblem(
        'not-edifact',
        'UNB',
        'No UN/EDIFACT interchange was found: a list begins with UNA or UNB. Is it a CSV list or another message?',
      ),
    )
  if (tooMany(opened.flatMap(({ messages }) => messages)))
    return refused(
      listProblem(
        'too-large',
        'UNH',
        `The text holds more than ${mostPeople} people or ${mostMessages} messages. Send one list at a time.`,
      ),
    )
  const received = opened.flatMap(({ messages, preparedOn }) =>
    messages.map((message) => ({ message, reference: preparation(preparedOn, reading.on ?? '2020-01-01') })),
  )
  return assemble(
    received,
    opened.flatMap(({ problems }) => problems),
  )
}
