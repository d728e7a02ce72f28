// The EU DCC JSON schemas 1.0.0 to 1.3.3 as one table (ehn-dcc-schema). Breaches are flagged `schema-…` and do
// not make a certificate invalid: many states issued such certificates and every verifier must read them.

import { type Problem, problem } from './problem.ts'

type Check = (value: unknown, since: (version: number) => boolean) => SchemaCode | undefined
type SchemaCode = `schema-${'type' | 'required' | 'pattern' | 'date' | 'length' | 'range' | 'count'}`
type Found = Problem<SchemaCode>[]

interface Field {
  readonly name: string
  readonly check: Check
  readonly required: boolean
}

// Version 1.3.0 widened most bounds.
const V1_1 = 1_001_000
const V1_3 = 1_003_000
const V1_3_2 = 1_003_002

const text: Check = (value) => (typeof value === 'string' ? undefined : 'schema-type')
const short: Check = (value, since) => {
  if (typeof value !== 'string') return 'schema-type'
  const most = since(V1_3) ? 80 : 50
  // Characters, not UTF-16 units; counted only where it can matter.
  return value.length > most && [...value].length > most ? 'schema-length' : undefined
}
const shortSince13: Check = (value, since) => (since(V1_3) ? short : text)(value, since)
const transliterated: Check = (value, since) =>
  short(value, since) ?? (/^[A-Z<]*$/.test(String(value)) ? undefined : 'schema-pattern')
const country: Check = (value, since) =>
  text(value, since) ?? (/[A-Z]{1,10}/.test(String(value)) ? undefined : 'schema-pattern')
const date: Check = (value, since) =>
  text(value, since) ?? (isDate(String(value)) ? undefined : 'schema-date')
const instant: Check = (value, since) =>
  text(value, since) ?? (isInstant(String(value)) ? undefined : 'schema-date')
const dose: Check = (value, since) => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'schema-type'
  return value < 1 || (value > 9 && !since(V1_3)) ? 'schema-range' : undefined
}
const birth: Check = (value, since) =>
  text(value, since) ?? (isBirth(String(value), since) ? undefined : 'schema-pattern')
const version: Check = (value, since) =>
  text(value, since) ?? (/^\d+.\d+.\d+$/.test(String(value)) ? undefined : 'schema-pattern')

const must = (name: string, check: Check): Field => ({ name, check, required: true })
const may = (name: string, check: Check): Field => ({ name, check, required: false })
const SHARED = [must('tg', text), must('co', country), must('is', short), must('ci', short)]

const TOP = [must('ver', version), must('dob', birth)]
const NAME = [may('fn', short), may('fnt', transliterated), may('gn', short), may('gnt', transliterated)]
const VACCINATION = [
  ...SHARED,
  ...['vp', 'mp', 'ma'].map((name) => must(name, text)),
  ...['dn', 'sd'].map((name) => must(name, dose)),
  must('dt', date),
]
const TEST = [
  ...SHARED,
  ...['tt', 'tr'].map((name) => must(name, text)),
  must('sc', instant),
  may('nm', shortSince13),
  may('ma', text),
  may('dr', instant),
]
const ENTRIES = {
  v: VACCINATION,
  t: [...TEST, may('tc', short)],
  r: [...SHARED, ...['fr', 'df', 'du'].map((name) => must(name, date))],
} as const
/** Test certificates before 1.3.0 had to name the centre. */
const TEST_BEFORE_1_3 = [...TEST, must('tc', short)]

/** The breaches of the schema version that the certificate names itself. */
export function dccSchemaProblems(value: unknown): Problem<SchemaCode>[] {
  if (!isObject(value)) return [problem('schema-type', 'The certificate is no object.')]
  const stated = versionNumber(value.ver)
  const since = (from: number) => stated >= from
  return [
    ...fieldProblems(value, TOP, '', since),
    ...nameProblems(value.nam, since),
    ...groupProblems(value, since),
  ]
}

function nameProblems(name: unknown, since: (version: number) => boolean): Found {
  if (name === undefined) return [problem('schema-required', 'nam is missing.')]
  if (!isObject(name)) return [problem('schema-type', 'nam is no object.')]
  const standard = 'fnt' in name || (since(V1_3_2) && 'gnt' in name)
  const missing = standard ? [] : [problem('schema-required' as const, 'nam has no standardised name.')]
  return [...missing, ...fieldProblems(name, NAME, 'nam.', since)]
}

function groupProblems(value: Readonly<Record<string, unknown>>, since: (version: number) => boolean): Found {
  const kinds = (['v', 't', 'r'] as const).filter((kind) => kind in value)
  const wrongCount = since(V1_3) && kinds.length !== 1
  const count = wrongCount
    ? [problem('schema-count' as const, 'A certificate has exactly one of v, t and r.')]
    : []
  return [...count, ...kinds.flatMap((kind) => entryProblems(kind, value[kind], since))]
}

function entryProblems(kind: 'v' | 't' | 'r', group: unknown, since: (version: number) => boolean): Found {
  if (!Array.isArray(group)) return [problem('schema-type', `${kind} is no list.`)]
  const wrongCount = group.length === 0 || (group.length > 1 && since(V1_3))
  const count = wrongCount ? [problem('schema-count' as const, `${kind} must have one entry.`)] : []
  const fields = kind === 't' && !since(V1_3) ? TEST_BEFORE_1_3 : ENTRIES[kind]
  return [...count, ...group.flatMap((entry, index) => oneEntry(entry, fields, `${kind}[${index}].`, since))]
}

function oneEntry(
  entry: unknown,
  fields: readonly Field[],
  path: string,
  since: (version: number) => boolean,
): Found {
  return isObject(entry)
    ? fieldProblems(entry, fields, path, since)
    : [problem('schema-type', `${path} is no object.`)]
}

function fieldProblems(
  value: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  path: string,
  since: (version: number) => boolean,
): Found {
  const found: Found = []
  for (const { name, check, required } of fields) {
    if (!Object.hasOwn(value, name)) {
      if (required) found.push(problem('schema-required', `${path}${name} is missing.`))
      continue
    }
    const code = check(value[name], since)
    if (code !== undefined) found.push(problem(code, `${path}${name} is not as the schema wants it.`))
  }
  return found
}

function isBirth(value: string, since: (version: number) => boolean): boolean {
  // 1.0 demanded a whole date, 1.1 allowed a month or a year, 1.3 nothing at all.
  if (!since(V1_1)) return /(19|20)\d{2}-\d{2}-\d{2}/.test(value) && isDate(value)
  return /^(19|20)\d\d(-\d\d){0,2}$/.test(value) || (since(V1_3) && value === '')
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const month = Number(value.slice(5, 7))
  const day = Number(value.slice(8))
  if (month < 1 || month > 12 || day < 1) return false
  // Only the end of a month needs the calendar.
  return day <= 28 || day <= new Date(Date.UTC(Number(value.slice(0, 4)), month, 0)).getUTCDate()
}

// RFC 3339 date-time.
function isInstant(value: string): boolean {
  const time = /^[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:?(\d\d)?)$/
  return isDate(value.slice(0, 10)) && time.test(value.slice(10))
}

function versionNumber(value: unknown): number {
  const match = typeof value === 'string' ? /^(\d+)\.(\d+)\.(\d+)$/.exec(value) : null
  // An unreadable version is judged by the newest schema, the most generous one.
  if (match === null) return Number.MAX_SAFE_INTEGER
  return match.slice(1).reduce((sum, part) => sum * 1000 + Number(part), 0)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
