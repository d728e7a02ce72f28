// What SMART Health Cards ask of their FHIR content (SHC framework, "Health Cards are Small"). Breaches are
// flagged and left to the rules: the signature says that the issuer meant it.

import { isObject } from './json.ts'
import { type Problem, problem } from './problem.ts'

const CARD_TYPE = 'https://smarthealth.cards#health-card'
const KNOWN_TYPES: readonly unknown[] = [
  CARD_TYPE,
  ...['immunization', 'laboratory', 'covid19'].map((kind) => `https://smarthealth.cards#${kind}`),
]

/** The breaches of the payload of a card. */
export function cardSchemaProblems(payload: Readonly<Record<string, unknown>>): Problem[] {
  const credential = Object(payload.vc)
  const types: unknown = credential.type
  const subject = Object(credential.credentialSubject)
  return [
    ...typeProblems(types),
    ...bundleProblems(subject.fhirBundle),
    ...versionProblems(subject.fhirVersion),
  ]
}

function typeProblems(types: unknown): Problem[] {
  if (!Array.isArray(types) || !types.includes(CARD_TYPE))
    return [problem('schema-type', 'The credential does not say that it is a health card.')]
  const unknown = types.some((type) => !KNOWN_TYPES.includes(type))
  return unknown
    ? [problem('schema-type', 'The credential names a type that the framework does not know.')]
    : []
}

function versionProblems(version: unknown): Problem[] {
  return typeof version === 'string' && /^4\.0\.\d+$/.test(version)
    ? []
    : [problem('schema-fhir', 'The FHIR version is not 4.0.')]
}

function bundleProblems(bundle: unknown): Problem[] {
  const found = isObject(bundle) ? breaches(bundle) : ['There is no FHIR bundle.']
  return found.map((message) => problem('schema-fhir', message))
}

function breaches(bundle: Readonly<Record<string, unknown>>): string[] {
  const { resourceType, type, entry } = bundle
  const found: string[] = []
  if (resourceType !== 'Bundle' || type !== 'collection') found.push('The content is no FHIR collection.')
  if (!Array.isArray(entry) || entry.length === 0) return [...found, 'The FHIR collection has no entry.']
  if (hasEmpty(bundle)) found.push('A FHIR element is empty.')
  return [...found, ...entry.flatMap((one, index) => entryBreaches(one, index))]
}

function entryBreaches(entry: unknown, index: number): string[] {
  const { fullUrl, resource } = Object(entry)
  if (!isObject(resource) || typeof resource.resourceType !== 'string')
    return [`Entry ${index} has no resource.`]
  const found: string[] = []
  if (typeof fullUrl !== 'string' || !/^resource:\d+$/.test(fullUrl))
    found.push(`Entry ${index} is not named resource:N.`)
  if ('id' in resource || 'text' in resource) found.push(`Entry ${index} has an id or a text.`)
  const meta = resource.meta
  if (meta !== undefined && !(isObject(meta) && Object.keys(meta).every((key) => key === 'security')))
    found.push(`Entry ${index} has more metadata than security.`)
  if (resource.resourceType === 'Immunization') found.push(...immunizationBreaches(resource, index))
  return found
}

function immunizationBreaches(resource: Readonly<Record<string, unknown>>, index: number): string[] {
  const found: string[] = []
  if (!Array.isArray(Object(resource.vaccineCode).coding))
    found.push(`Entry ${index} does not code the vaccine.`)
  const occurrences = ['occurrenceDateTime', 'occurrenceString'].filter((key) => key in resource)
  if (occurrences.length !== 1) found.push(`Entry ${index} must say once when it happened.`)
  return found
}

function hasEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(hasEmpty)
  if (isObject(value)) return Object.keys(value).length === 0 || Object.values(value).some(hasEmpty)
  return value === ''
}
