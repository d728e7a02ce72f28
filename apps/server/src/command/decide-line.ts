// One line of `pratique decide`: which version binds, then the decision. Policies are compiled once, and which version
// binds an arrival is remembered, because a hundred thousand lines ask about a few hundred arrivals.
import {
  type CompiledPolicy,
  checkFacts,
  compilePolicy,
  decide,
  type Evidence,
  FactError,
  type Facts,
  type Pack,
  PackError,
  versionFor,
} from '@pratique/policy-engine'
import { WrongQuestion } from '../platform/io.ts'
import { type AnswerLine, longestLine } from './line-stream.ts'

type Fields = Readonly<Record<string, unknown>>

/** At which instant, for which scheme unless a line says another, by which version unless the arrival says it. */
export interface Settings {
  readonly at: Date
  readonly scheme: string | undefined
  readonly version: number | undefined
}

interface Question {
  readonly id: unknown
  readonly facts: unknown
  readonly scheme: string
  readonly departedAt: string | undefined
  readonly landedAt: string | undefined
  readonly evidence: Evidence | undefined
}

/** Why a line was not decided; `path` is a JSON pointer into the line. */
class LineRefused extends Error {
  readonly code: string
  readonly path: string
  constructor(code: string, path: string, message: string) {
    super(message)
    this.code = code
    this.path = path
  }
}

/** Makes the function that answers one line of JSON by one line of JSON. */
export function makeDecider(pack: Pack, settings: Settings): AnswerLine {
  const schemes = pack.manifest.schemes.map((scheme) => scheme.code)
  const scheme = settings.scheme ?? schemes[0] ?? ''
  if (!schemes.includes(scheme)) {
    throw new WrongQuestion(`The pack has no scheme "${scheme}". It has: ${schemes.join(', ')}.`)
  }
  const policyFor = policies(pack, settings, scheme)
  const complete = checkFacts(pack.manifest, ['id'])
  return (line, number) => {
    let id: unknown = null
    try {
      const fields = readFields(line, number)
      id = fields.id ?? null
      const question = readQuestion(fields, id, scheme)
      const facts = complete(question.facts)
      const decision = decide(facts, policyFor(question, facts), settings.at, question.evidence)
      return JSON.stringify(id === null ? decision : { id, ...decision })
    } catch (error) {
      return JSON.stringify({ id, error: refusal(error) })
    }
  }
}

function refusal(error: unknown) {
  if (error instanceof LineRefused) return { code: error.code, path: error.path, message: error.message }
  if (error instanceof FactError) return { code: error.code, path: `/${error.fact}`, message: error.message }
  throw error
}

function readFields(line: string, number: number): Fields {
  if (line.length > longestLine) throw new LineRefused('too-long', '', `Line ${number} is too long.`)
  const value = parse(line.startsWith('\uFEFF') ? line.slice(1) : line)
  // JSON.parse makes plain objects; a copy of each would cost as much as deciding.
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new LineRefused('not-json', '', `Line ${number} is no JSON object.`)
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A line with `facts` wraps them; any other is the facts, perhaps with an id. */
function readQuestion(fields: Fields, id: unknown, scheme: string): Question {
  if (!Object.hasOwn(fields, 'facts')) {
    return { id, facts: fields, scheme, departedAt: undefined, landedAt: undefined, evidence: undefined }
  }
  return {
    id,
    facts: fields.facts,
    scheme: text(fields, 'scheme') ?? scheme,
    departedAt: text(fields, 'departedAt'),
    landedAt: text(fields, 'landedAt'),
    evidence: evidenceIn(fields.evidence),
  }
}

function text(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw new LineRefused('not-a-question', `/${name}`, `"${name}" must be a text.`)
}

/** Evidence is passed through unread but for its form: it decides nothing. */
function evidenceIn(value: unknown): Evidence | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object' && !('area' in value && !Array.isArray(value.area))) return value
  throw new LineRefused('not-a-question', '/evidence', '"evidence" must be an object with a list "area".')
}

function policies(
  pack: Pack,
  { at, version }: Settings,
  first: string,
): (question: Question, facts: Facts) => CompiledPolicy {
  const compiled = new Map<string, CompiledPolicy>()
  const bound = new Map<string | undefined, CompiledPolicy>()
  const compile = (number: number, scheme: string): CompiledPolicy => {
    const key = `${scheme}/${number}`
    const policy = compiled.get(key) ?? compileOrRefuse(pack, number, scheme)
    compiled.set(key, policy)
    return policy
  }
  return ({ scheme, departedAt, landedAt }, { arrivalAt }) => {
    if (version !== undefined) return compile(version, scheme)
    // Only the plain question is remembered: its key is a text that is there already.
    const plain = departedAt === undefined && landedAt === undefined && scheme === first
    const known = plain ? bound.get(arrivalAt) : undefined
    if (known) return known
    const choice = versionFor(pack, { scheme, arrivalAt, departedAt, landedAt, now: at })
    if (choice.kind === 'none')
      throw new LineRefused('no-version', '', `no version of "${scheme}" is in force then`)
    if (choice.kind === 'expired') {
      const message = `version ${choice.version.number} of "${scheme}" expired at ${choice.expiresAt} and was not renewed`
      throw new LineRefused('version-expired', '', message)
    }
    const policy = compile(choice.version.number, scheme)
    if (plain && bound.size < 100_000) bound.set(arrivalAt, policy)
    return policy
  }
}

function compileOrRefuse(pack: Pack, number: number, scheme: string): CompiledPolicy {
  try {
    return compilePolicy(pack, number, scheme)
  } catch (error) {
    if (error instanceof PackError) throw new LineRefused('no-version', '', error.message)
    throw error
  }
}
