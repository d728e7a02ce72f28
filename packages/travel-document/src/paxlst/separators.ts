// The characters that part an interchange: what UNA says, what UNB shows, else the defaults of ISO 9735 level A.

export interface Separators {
  readonly component: string
  readonly element: string
  /** Null: nothing is released. */
  readonly release: string | null
  readonly terminator: string
}

const defaults: Separators = { component: ':', element: '+', release: '?', terminator: "'" }

export interface SeparatorsRead {
  readonly separators: Separators
  /** What is odd about them, in words. */
  readonly oddity: string | null
}

/** The six characters of UNA; mail programs eat the reserved space, which leaves five. */
function fromServiceString(service: string): Separators {
  const [component = '', element = '', , release = '', reserved = '', last] = service
  const eaten = last === undefined || (last === ' ' && reserved !== ' ')
  const terminator = eaten ? reserved : last
  return {
    component,
    element,
    release: release === ' ' ? null : release,
    // A service string that ends in a blank was ended by a line feed: each line is a segment.
    terminator: terminator === ' ' || terminator === '\r' ? '\n' : terminator,
  }
}

const usable = ({ component, element, release, terminator }: Separators) => {
  const all = [component, element, terminator, ...(release === null ? [] : [release])]
  return new Set(all).size === all.length && all.every((one) => one.length === 1 && !/[A-Z0-9]/i.test(one))
}

/** Element and component separators as the header uses them: `UNB+UNOA:4`, `UNG+PAXLST+…`, `UNH+1+PAXLST:D`. */
function fromHeader(body: string): Partial<Separators> {
  const [, element, component] =
    /^\s*UNB\s*([^A-Z0-9\s])\s*(?:UNO[A-Z]|IAT[AB])([^A-Z0-9\s])/i.exec(body) ?? []
  if (element && component) return { element, component }
  const [, inMessage, inType] = /^\s*UNH([^A-Z0-9\s]).{1,40}?PAXLST([^A-Z0-9\s])D/i.exec(body) ?? []
  return inMessage && inType ? { element: inMessage, component: inType } : {}
}

/** Without UNA: what stands before the second service segment ends the first. */
function guessTerminator(body: string, element: string): string {
  const at = body.slice(3, 400).search(/UN[GH]/i)
  const before =
    at > 0
      ? body
          .slice(3, 3 + at)
          .trimEnd()
          .slice(-1)
      : ''
  return before !== '' && before !== element && !/[A-Z0-9]/i.test(before) ? before : defaults.terminator
}

/** The separators of an interchange by its service string (null if it has none) and the text from UNB on. */
export function readSeparators(service: string | null, body: string): SeparatorsRead {
  const used = fromHeader(body)
  const announced = service === null ? null : fromServiceString(service)
  if (announced && usable(announced) && (used.element ?? announced.element) === announced.element)
    return { separators: announced, oddity: null }
  const element = used.element ?? defaults.element
  const guessed = { ...defaults, ...used, terminator: guessTerminator(body, element) }
  const separators = usable(guessed) ? guessed : { ...guessed, release: null }
  if (announced)
    return {
      separators,
      oddity: `UNA announces other separators than the header uses: ${element} was taken.`,
    }
  const plain =
    element === defaults.element && guessed.component === defaults.component && guessed.terminator === "'"
  return {
    separators,
    oddity: plain ? null : `There is no UNA, but the header parts by ${element}, which was taken.`,
  }
}
