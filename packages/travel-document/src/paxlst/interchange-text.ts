// From a mail to the interchanges in it. Headers and footers, control characters and line breaks at any place are
// taken away; a line cut at 69 characters may be cut inside a token, even inside UNA.
import { readSeparators, type SeparatorsRead } from './separators.ts'

export interface InterchangeText extends SeparatorsRead {
  /** From UNB (or UNH where it is missing) on, in upper case, up to the next interchange. */
  readonly body: string
}

const serviceOrHeader =
  /UNA([^\p{L}]{5,6})[\s\p{Cc}]*(?=UN[BGH])|UNB\s*[^\p{L}\p{N}\s]\s*(?:UNO[A-Z]|IAT[AB])/giu
const bareMessage = /UNH[^\p{L}\p{N}\s].{1,40}?PAXLST/iu

interface Start {
  readonly from: number
  readonly bodyFrom: number
  readonly service: string | null
}

function startsOf(text: string): Start[] {
  const starts: Start[] = []
  for (const found of text.matchAll(serviceOrHeader)) {
    const service = found[1] ?? null
    const bodyFrom = service === null ? found.index : found.index + found[0].length
    const headed = starts.at(-1)?.bodyFrom === found.index
    if (!headed) starts.push({ from: found.index, bodyFrom, service })
  }
  if (starts.length > 0) return starts
  const from = text.search(bareMessage)
  return from < 0 ? [] : [{ from, bodyFrom: from, service: null }]
}

const lineBreaks = /[\r\n\f\u2028\u2029]+/g
const controls = /\p{Cc}/gu

function textOf(text: string, { bodyFrom, service }: Start, until: number): InterchangeText {
  const raw = text.slice(bodyFrom, until)
  const read = readSeparators(service, raw)
  const kept = Object.values(read.separators)
  const body = raw.replace(controls, (control) => (kept.includes(control) ? control : '')).toUpperCase()
  return { ...read, body }
}

const textsOf = (text: string): InterchangeText[] => {
  const starts = startsOf(text)
  return starts.map((start, index) => textOf(text, start, starts[index + 1]?.from ?? text.length))
}

/** The interchanges of a text, in its order; none if it holds nothing that begins like one. */
export function interchangesIn(text: string): InterchangeText[] {
  const joined = textsOf(text.replace(lineBreaks, ''))
  const byLine = joined.some(({ separators }) => separators.terminator === '\n')
  return byLine ? textsOf(text.replace(/\r\n?/g, '\n')) : joined
}
