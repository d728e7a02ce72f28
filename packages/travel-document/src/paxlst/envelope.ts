// Messages taken out of their envelopes, and whether the envelopes add up:
// UNB-UNZ around groups, UNG-UNE around messages, UNH-UNT around segments (ISO 9735).
import type { InterchangeText } from './interchange-text.ts'
import { type ListProblem, listProblem } from './list-problem.ts'
import { type Segment, segmentOf, segmentsOf, valueAt } from './segments.ts'

export interface Message {
  readonly header: Segment
  /** Between UNH and UNT, unreadable ones left out. */
  readonly body: readonly Segment[]
}

export interface Opened {
  readonly messages: readonly Message[]
  /** YYMMDD or CCYYMMDD of preparation; empty if unknown. */
  readonly preparedOn: string
  readonly problems: readonly ListProblem[]
}

interface Open {
  readonly messages: Message[]
  readonly problems: ListProblem[]
  header: Segment | null
  body: Segment[]
  interchange: Segment | null
  group: Segment | null
  groups: number
  messagesInGroup: number
}

/** Senders cut references by line breaks and blanks, and pad numbers by zeros. */
const sameReference = (left: string, right: string) => {
  const bare = (text: string) => text.replace(/\s/g, '').replace(/^0+(?=.)/, '')
  return bare(left) === bare(right)
}

const sayReference = (tag: string, opening: string, opened: string, closed: string) =>
  listProblem(
    'reference',
    tag,
    `${tag} closes ${closed || 'nothing'}, but ${opening} opened ${opened || 'nothing'}. Check that no part was lost between them.`,
  )

function closeMessage(open: Open, trailer: Segment | null): void {
  const { header, body } = open
  if (!header) return
  const name = valueAt(header, 0)
  const counted = body.length + 2
  if (!trailer)
    open.problems.push(
      listProblem(
        'trailer-missing',
        'UNT',
        `Message ${name} has no UNT: it may have been cut. Ask for it again.`,
      ),
    )
  if (
    trailer &&
    valueAt(trailer, 0).replace(/\D/g, '') !== '' &&
    Number(valueAt(trailer, 0).replace(/\D/g, '')) !== counted
  )
    open.problems.push(
      listProblem(
        'segment-count',
        'UNT',
        `UNT counts ${valueAt(trailer, 0)} segments in message ${name}; ${counted} were found. Segments were lost or the sender counts wrongly: ask for the list again if people are missing.`,
      ),
    )
  if (trailer && !sameReference(name, valueAt(trailer, 1)))
    open.problems.push(sayReference('UNT', 'UNH', name, valueAt(trailer, 1)))
  open.messages.push({ header, body: body.filter(({ tag }) => /^[A-Z]{3}$/.test(tag)) })
  open.header = null
  open.body = []
  open.messagesInGroup += 1
}

function checkCount(open: Open, trailer: Segment, counted: number, what: string): void {
  const told = Number(valueAt(trailer, 0).replace(/\D/g, ''))
  if (told === counted) return
  const message = `${trailer.tag} counts ${valueAt(trailer, 0) || 'no'} ${what}; ${counted} were found. Ask the sender whether a part is missing.`
  open.problems.push(listProblem('message-count', trailer.tag, message))
}

function closeGroup(open: Open, trailer: Segment): void {
  closeMessage(open, null)
  checkCount(open, trailer, open.messagesInGroup, 'messages')
  const opened = open.group ? valueAt(open.group, 4) : ''
  if (!sameReference(opened, valueAt(trailer, 1)))
    open.problems.push(sayReference('UNE', 'UNG', opened, valueAt(trailer, 1)))
  open.group = null
}

/** UNZ counts groups, or messages where there is no group. */
function closeInterchange(open: Open, trailer: Segment): void {
  closeMessage(open, null)
  const [counted, what] = open.groups > 0 ? [open.groups, 'groups'] : [open.messages.length, 'messages']
  checkCount(open, trailer, counted, what)
  const opened = open.interchange ? valueAt(open.interchange, 4) : ''
  if (open.interchange && !sameReference(opened, valueAt(trailer, 1)))
    open.problems.push(sayReference('UNZ', 'UNB', opened, valueAt(trailer, 1)))
}

function openGroup(open: Open, segment: Segment): void {
  closeMessage(open, null)
  open.group = segment
  open.groups += 1
  open.messagesInGroup = 0
}

function openMessage(open: Open, segment: Segment): void {
  closeMessage(open, null)
  open.header = segment
}

const service: Readonly<Record<string, (open: Open, segment: Segment) => void>> = {
  UNB: (open, segment) => {
    open.interchange = segment
  },
  UNG: openGroup,
  UNH: openMessage,
  UNT: closeMessage,
  UNE: closeGroup,
  UNZ: closeInterchange,
}

function take(open: Open, segment: Segment): void {
  const deed = service[segment.tag]
  if (deed) {
    deed(open, segment)
    return
  }
  if (open.header) open.body.push({ ...segment, at: open.body.length + 2 })
  if (open.header && /^[A-Z]{3}$/.test(segment.tag)) return
  const place = open.header
    ? `in message ${valueAt(open.header, 0)}, segment ${open.body.length + 1},`
    : 'outside any message'
  const shown = JSON.stringify(segment.tag.slice(0, 12))
  open.problems.push(
    listProblem(
      'unreadable-segment',
      segment.tag.slice(0, 3),
      `${shown} ${place} begins no segment. It was left out; ask for the list again.`,
    ),
  )
}

/** The last segment of a text that was cut, or whose last terminator was left out. */
function takeRest(open: Open, rest: string, interchange: InterchangeText): void {
  const closes = /^UNZ[^A-Z0-9]/.test(rest)
  const tag = closes ? 'UNZ' : (/^[A-Z]{3}(?=[^A-Z0-9])/.exec(rest)?.[0] ?? 'UNZ')
  const why = closes ? 'UNZ is not terminated.' : 'The text ends without UNZ: its end was cut off.'
  open.problems.push(listProblem('truncated', tag, `${why} Ask for the whole list.`))
  closeMessage(open, null)
  if (!closes) return
  checkCount(
    open,
    segmentOf(rest, interchange.separators),
    open.groups > 0 ? open.groups : open.messages.length,
    'groups or messages',
  )
}

const oddities = (open: Open, { oddity }: InterchangeText) => {
  if (oddity !== null)
    open.problems.push(listProblem('separators', 'UNA', `${oddity} Ask the sender to mend UNA.`))
  if (!open.interchange)
    open.problems.push(
      listProblem(
        'interchange-header',
        'UNB',
        'The list begins without UNB: its sender and its reference are unknown.',
      ),
    )
}

/** Opens one interchange: its messages, and what is wrong with its envelopes. */
export function openInterchange(interchange: InterchangeText): Opened {
  const { segments, rest } = segmentsOf(interchange.body, interchange.separators)
  const open: Open = {
    messages: [],
    problems: [],
    header: null,
    body: [],
    interchange: null,
    group: null,
    groups: 0,
    messagesInGroup: 0,
  }
  for (const segment of segments) take(open, segment)
  if (segments.at(-1)?.tag !== 'UNZ') takeRest(open, rest, interchange)
  oddities(open, interchange)
  const preparedOn = open.interchange ? valueAt(open.interchange, 3) : ''
  return { messages: open.messages, preparedOn, problems: open.problems }
}
