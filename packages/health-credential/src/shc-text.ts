// How SMART Health Cards travel (SHC framework, "Encoding"): as digits in a QR picture, in chunks (given up
// in 2022, still in use), as a bare JWS, or in a `.smart-health-card` file or FHIR answer.

import { isObject, parseJson } from './json.ts'
import { type Problem, problem } from './problem.ts'

/** The JWS found in a text, and what was lenient or wrong on the way. */
export interface CardText {
  readonly jws?: string
  readonly problems: readonly Problem[]
}

/** One QR picture at version 22 (level L) holds so many characters of JWS. */
const MAX_SINGLE = 1195

/** Finds the JWS of a card; undefined when the text is no card at all. */
export function findCard(text: string): CardText | undefined {
  const bare = text.trim()
  const spaced =
    bare === text ? [] : [problem('schema-whitespace' as const, 'There is white space around the card.')]
  const found = /^shc:/i.test(bare) ? fromDigits(bare) : fromJws(bare)
  return found && { ...found, problems: [...spaced, ...found.problems, ...lengthProblems(found.jws)] }
}

function fromJws(text: string): CardText | undefined {
  if (/^[\w-]+\.[\w-]*\.[\w-]*$/.test(text)) return { jws: text, problems: [] }
  const value = text.startsWith('{') ? parseJson(text) : undefined
  const jws = isObject(value) ? (inFile(value) ?? inParameters(value)) : undefined
  return typeof jws === 'string' ? { jws, problems: [] } : undefined
}

function inFile(value: Readonly<Record<string, unknown>>): unknown {
  const cards = value.verifiableCredential
  return Array.isArray(cards) ? cards[0] : undefined
}

function inParameters(value: Readonly<Record<string, unknown>>): unknown {
  const parameters = value.parameter
  if (value.resourceType !== 'Parameters' || !Array.isArray(parameters)) return undefined
  return Object(parameters.find((one) => Object(one).name === 'verifiableCredential')).valueString
}

function fromDigits(text: string): CardText {
  const chunks = text.split(/\s+/)
  const parts = chunks.map((chunk) => /^shc:\/(?:(\d+)\/(\d+)\/)?(\d*)$/.exec(chunk))
  if (parts.some((part) => part === null))
    return { problems: [problem('prefix', 'The text does not begin with shc:/ and digits.')] }
  const [first] = parts
  if (first?.[2] === undefined)
    return parts.length === 1
      ? decoded(text.slice('shc:/'.length), [])
      : broken('Several codes, but none says which part it is.')
  const total = Number(first[2])
  const ordered = [...parts].sort((a, b) => Number(a?.[1]) - Number(b?.[1]))
  const whole =
    ordered.length === total &&
    ordered.every((part, index) => Number(part?.[1]) === index + 1 && Number(part?.[2]) === total)
  if (!whole) return broken(`The card has ${total} parts; not each was given once.`)
  return decoded(ordered.map((part) => part?.[3]).join(''), [
    problem('schema-chunks', 'The card is split over several codes.'),
  ])
}

function decoded(digits: string, problems: readonly Problem[]): CardText {
  if (digits.length % 2 !== 0 || digits.length === 0) return broken('The number of digits is odd.')
  let jws = ''
  for (let i = 0; i < digits.length; i += 2) {
    const value = Number(digits.slice(i, i + 2))
    // 77 stands for "z", the highest character of base64url.
    if (value > 77) return broken('A pair of digits stands for no character.')
    jws += String.fromCharCode(value + 45)
  }
  return { jws, problems }
}

function broken(message: string): CardText {
  return { problems: [problem('jws', message)] }
}

function lengthProblems(jws: string | undefined): readonly Problem[] {
  const long = jws !== undefined && jws.length > MAX_SINGLE
  return long ? [problem('schema-length', 'The card is too long for one QR picture.')] : []
}
