// What a credential states about a person's health, in one shape for all formats, so that a rule or an officer need
// not know five. It says what is written, not what it is worth: ask the verification whether it is valid.

import { isObject } from './json.ts'
import type { Format, Verification } from './verification.ts'

/** One statement. Codes are those of the credential (EU value sets, SNOMED CT, LOINC, CVX, ICD-11). */
export type HealthStatement =
  | {
      readonly kind: 'vaccination'
      readonly disease: string | null
      /** Plain date, as precise as the credential has it. */
      readonly on: string | null
      readonly product: string | null
      readonly dose: number | null
      readonly doses: number | null
    }
  | {
      readonly kind: 'test'
      readonly disease: string | null
      readonly sampledAt: string | null
      readonly result: 'detected' | 'not-detected' | 'other'
      readonly method: string | null
    }
  | {
      readonly kind: 'recovery'
      readonly disease: string | null
      readonly firstPositiveOn: string | null
      readonly validFromOn: string | null
      readonly validUntilOn: string | null
    }

/** Whom a credential names. */
export interface StatedPerson {
  readonly familyName: string | null
  readonly givenNames: string | null
  readonly dateOfBirth: string | null
}

/** Everything stated. `person` is null where the credential names nobody (ours does not). */
export interface StatedHealth {
  readonly person: StatedPerson | null
  readonly statements: readonly HealthStatement[]
}

type Fields = Readonly<Record<string, unknown>>

const NOTHING: StatedHealth = { person: null, statements: [] }
/** SNOMED CT: detected, positive; not detected, negative. ICAO and laboratories also write words. */
const DETECTED: readonly unknown[] = ['260373001', '10828004', 'positive', 'detected']
const NOT_DETECTED: readonly unknown[] = ['260415000', '260385009', 'negative', 'not detected']

/** What a verified or unverified credential states. Never throws; fields of a wrong kind are null. */
export function statedHealth({ format, payload }: Pick<Verification, 'format' | 'payload'>): StatedHealth {
  if (!isObject(payload)) return NOTHING
  if (format === 'dcc') return ofDcc(payload)
  if (format === 'shc') return ofCard(payload)
  if (format === 'vds-nc') return ofSeal(payload)
  if (format === 'nzcp') return ofPass(payload)
  const card = yellowCard(payload)
  return card === undefined ? NOTHING : ofYellowCard(card)
}

/** Credentials that travel in the container of the EU under claims of their own, beside the formats. */
export type CredentialName = Exclude<Format, 'unknown'> | 'icvp' | 'who' | 'unknown'

/**
 * What people call the credential. The WHO network puts its vaccination certificate (`icvp`, the yellow card) and
 * other documents (`who`) into the container of the EU; both are read, and `format` leaves them `unknown`.
 */
export function credentialName({
  format,
  payload,
}: Pick<Verification, 'format' | 'payload'>): CredentialName {
  if (format !== 'unknown' || !isObject(payload)) return format
  return yellowCard(payload) === undefined ? 'who' : 'icvp'
}

// WHO SMART Trust: HCERT claim -260, sub-claim -6, as `cborToJson` writes integer keys.
function yellowCard(payload: Fields): Fields | undefined {
  const card = fields(payload['-260'])['-6']
  return isObject(card) ? card : undefined
}

function ofYellowCard(card: Fields): StatedHealth {
  const shots = Array.isArray(card.v) ? list(card.v) : [fields(card.v)]
  return {
    person: { familyName: text(card.n), givenNames: null, dateOfBirth: text(card.dob) },
    statements: shots.map(({ tg, dt, vp }) => vaccination(tg, dt, vp, null, null)),
  }
}

function ofDcc(payload: Fields): StatedHealth {
  const name = fields(payload.nam)
  const person = {
    familyName: text(name.fn) ?? text(name.fnt),
    givenNames: text(name.gn) ?? text(name.gnt),
    dateOfBirth: text(payload.dob),
  }
  const vaccinations = list(payload.v).map(({ tg, dt, mp, dn, sd }) => vaccination(tg, dt, mp, dn, sd))
  const tests = list(payload.t).map(({ tg, sc, tr, tt }) => testOf(tg, sc, tr, tt))
  const recoveries = list(payload.r).map(({ tg, fr, df, du }) => ({
    kind: 'recovery' as const,
    disease: text(tg),
    firstPositiveOn: text(fr),
    validFromOn: text(df),
    validUntilOn: text(du),
  }))
  return { person, statements: [...vaccinations, ...tests, ...recoveries] }
}

function ofSeal(payload: Fields): StatedHealth {
  const message = fields(payload.msg)
  const { n, dob } = fields(message.pid)
  // ICAO 9303 separates the identifiers by two fillers or spaces.
  const [familyName = null, givenNames = null] = (text(n) ?? '').split(/<<| {2}/).map((part) => part || null)
  const vaccinations = list(message.ve).flatMap(({ dis, nam, vd }) =>
    list(vd).map(({ dvc, seq }) => vaccination(dis, dvc, nam, seq, null)),
  )
  const { r, tc } = fields(message.tr)
  const tests = 'tr' in message ? [testOf(null, fields(message.dat).sc, r, tc)] : []
  return {
    person: { familyName, givenNames, dateOfBirth: text(dob) },
    statements: [...vaccinations, ...tests],
  }
}

function ofPass(payload: Fields): StatedHealth {
  const { familyName, givenName, dob } = fields(fields(payload.vc).credentialSubject)
  return {
    person: { familyName: text(familyName), givenNames: text(givenName), dateOfBirth: text(dob) },
    statements: [],
  }
}

function ofCard(payload: Fields): StatedHealth {
  const bundle = fields(fields(fields(payload.vc).credentialSubject).fhirBundle)
  const resources = list(bundle.entry).map(({ resource }) => fields(resource))
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient')
  const [name] = list(patient?.name)
  const given: unknown = name?.given
  const person = patient && {
    familyName: text(name?.family),
    givenNames: Array.isArray(given)
      ? given.filter((part) => typeof part === 'string').join(' ') || null
      : null,
    dateOfBirth: text(patient.birthDate),
  }
  return { person: person ?? null, statements: resources.flatMap(ofResource) }
}

function ofResource(resource: Fields): readonly HealthStatement[] {
  if (resource.resourceType === 'Immunization' && resource.status === 'completed')
    return [vaccination(null, resource.occurrenceDateTime, codeIn(resource.vaccineCode), null, null)]
  if (resource.resourceType !== 'Observation') return []
  const result = codeIn(resource.valueCodeableConcept) ?? resource.valueString
  return [testOf(null, resource.effectiveDateTime, result, codeIn(resource.code))]
}

function vaccination(
  disease: unknown,
  on: unknown,
  product: unknown,
  dose: unknown,
  doses: unknown,
): HealthStatement {
  return {
    kind: 'vaccination',
    disease: text(disease),
    on: text(on)?.slice(0, 10) ?? null,
    product: text(product),
    dose: count(dose),
    doses: count(doses),
  }
}

function testOf(disease: unknown, sampledAt: unknown, result: unknown, method: unknown): HealthStatement {
  const word = typeof result === 'string' ? result.toLowerCase() : result
  const known = DETECTED.includes(word) ? 'detected' : NOT_DETECTED.includes(word) ? 'not-detected' : 'other'
  return {
    kind: 'test',
    disease: text(disease),
    sampledAt: text(sampledAt),
    result: known,
    method: text(method),
  }
}

function codeIn(concept: unknown): string | null {
  return text(list(fields(concept).coding)[0]?.code)
}

function fields(value: unknown): Fields {
  return isObject(value) ? value : {}
}

function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}
