// FHIR R4 at the edge: results in as DiagnosticReport and Observation, alone or in a Bundle. No name stands in them: a
// specimen is known by the number on its label.
import { z } from 'zod'
import { outcomeOfText } from './outcome-text.ts'
import type { Outcome, Said } from './result.ts'

const Coding = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
})
const Concept = z.looseObject({ coding: z.array(Coding).optional(), text: z.string().optional() })
const Identifier = z.looseObject({ value: z.string().optional() })
const Reference = z.looseObject({ reference: z.string().optional(), identifier: Identifier.optional() })
const Base = z.looseObject({
  resourceType: z.string(),
  id: z.string().optional(),
  contained: z.array(z.looseObject({ resourceType: z.string() })).optional(),
})
const Specimen = z.looseObject({
  resourceType: z.literal('Specimen'),
  id: z.string().optional(),
  identifier: z.array(Identifier).optional(),
  accessionIdentifier: Identifier.optional(),
  collection: z.looseObject({ collectedDateTime: z.string().optional() }).optional(),
})
const Observation = z.looseObject({
  resourceType: z.literal('Observation'),
  id: z.string().optional(),
  identifier: z.array(Identifier).optional(),
  status: z.string(),
  specimen: Reference.optional(),
  effectiveDateTime: z.string().optional(),
  issued: z.string().optional(),
  valueCodeableConcept: Concept.optional(),
  valueString: z.string().optional(),
  interpretation: z.array(Concept).optional(),
  dataAbsentReason: Concept.optional(),
})
const DiagnosticReport = z.looseObject({
  resourceType: z.literal('DiagnosticReport'),
  id: z.string().optional(),
  identifier: z.array(Identifier).optional(),
  status: z.string(),
  specimen: z.array(Reference).optional(),
  result: z.array(Reference).optional(),
  effectiveDateTime: z.string().optional(),
  issued: z.string().optional(),
  conclusionCode: z.array(Concept).optional(),
})
type Resource = z.infer<typeof Base>
type Report = z.infer<typeof DiagnosticReport>
type Seen = z.infer<typeof Observation>

const Bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ fullUrl: z.string().optional(), resource: Base.optional() })),
})

export interface FhirFault {
  readonly pointer: string
  readonly detail: string
}

/** SNOMED CT and LOINC answers of "detected or not". */
const codes: Readonly<Record<string, Outcome>> = {
  '10828004': 'positive',
  '260373001': 'positive',
  'LA6576-8': 'positive',
  'LA11882-0': 'positive',
  POS: 'positive',
  DET: 'positive',
  '260385009': 'negative',
  '260415000': 'negative',
  'LA6577-6': 'negative',
  'LA11883-8': 'negative',
  NEG: 'negative',
  ND: 'negative',
  '419984006': 'inconclusive',
  '82334004': 'inconclusive',
  'LA9663-1': 'inconclusive',
  IND: 'inconclusive',
  E: 'inconclusive',
  '125154007': 'invalid',
  '455371000124106': 'invalid',
}

const statuses: Readonly<Record<string, Said['status'] | 'pending'>> = {
  registered: 'pending',
  partial: 'pending',
  preliminary: 'pending',
  final: 'final',
  amended: 'corrected',
  corrected: 'corrected',
  appended: 'corrected',
  cancelled: 'cancelled',
  'entered-in-error': 'cancelled',
}

/** Everything that a body says of specimens, and what of it cannot be understood. */
export function readFhirResults(body: unknown): {
  readonly said: readonly Said[]
  readonly faults: readonly FhirFault[]
} {
  const { resources, faults } = resourcesOf(body)
  if (faults.length > 0) return { said: [], faults }
  const shelf = shelfOf(resources)
  const reports = resources.flatMap(({ resource, pointer }) => parsed(DiagnosticReport, resource, pointer))
  const observations = resources.flatMap(({ resource, pointer }) => parsed(Observation, resource, pointer))
  const reported = new Set(
    reports.flatMap(({ value }) => value.result?.map(({ reference }) => reference ?? '') ?? []),
  )
  const alone = observations.filter(({ value }) => !namesOf(value).some((name) => reported.has(name)))
  const read = [
    ...reports.map(({ value, pointer }) => fromReport(value, pointer, shelf)),
    ...alone.map(({ value, pointer }) => fromObservation(value, pointer, shelf)),
  ]
  const found = read.flatMap((one) => ('said' in one ? [one.said] : []))
  const wrong = read.flatMap((one) => ('fault' in one ? [one.fault] : []))
  if (read.length === 0)
    wrong.push({ pointer: '', detail: 'There is no DiagnosticReport and no Observation in it.' })
  return { said: found, faults: wrong }
}

interface Placed {
  readonly resource: Resource
  readonly pointer: string
  readonly fullUrl: string | null
}

function resourcesOf(body: unknown): {
  readonly resources: readonly Placed[]
  readonly faults: readonly FhirFault[]
} {
  const bundle = Bundle.safeParse(body)
  if (bundle.success) {
    const entries = bundle.data.entry.flatMap(({ resource, fullUrl }, at) =>
      resource === undefined
        ? []
        : withContained({ resource, pointer: `/entry/${at}/resource`, fullUrl: fullUrl ?? null }),
    )
    return { resources: entries, faults: [] }
  }
  const one = Base.safeParse(body)
  if (one.success && one.data.resourceType !== 'Bundle')
    return { resources: withContained({ resource: one.data, pointer: '', fullUrl: null }), faults: [] }
  return {
    resources: [],
    faults: [{ pointer: '', detail: 'This is no FHIR R4 Bundle, DiagnosticReport or Observation.' }],
  }
}

const withContained = (placed: Placed): readonly Placed[] => [
  placed,
  ...(placed.resource.contained ?? []).map((resource, at) => ({
    resource: resource as Resource,
    pointer: `${placed.pointer}/contained/${at}`,
    fullUrl: null,
  })),
]

type Shelf = ReadonlyMap<string, Resource>
/** By every name that a reference may use: full address, `Type/id`, `#id`. */
function shelfOf(resources: readonly Placed[]): Shelf {
  return new Map(
    resources.flatMap(({ resource, fullUrl }) => {
      const names = [...(fullUrl === null ? [] : [fullUrl]), ...namesOf(resource)]
      return names.map((name) => [name, resource] as const)
    }),
  )
}
const namesOf = ({
  resourceType,
  id,
}: {
  readonly resourceType: string
  readonly id?: string | undefined
}) => (id === undefined ? [] : [`${resourceType}/${id}`, `#${id}`])

function parsed<S extends z.ZodType>(schema: S, resource: Resource, pointer: string) {
  const read = schema.safeParse(resource)
  return read.success ? [{ value: read.data, pointer }] : []
}

type Read = { readonly said: Said } | { readonly fault: FhirFault }

function fromReport(report: Report, pointer: string, shelf: Shelf): Read {
  const observations = (report.result ?? []).flatMap(({ reference }) => {
    const found = Observation.safeParse(shelf.get(reference ?? ''))
    return found.success ? [found.data] : []
  })
  const specimens = [
    ...(report.specimen ?? []),
    ...observations.map(({ specimen }) => specimen).filter((one) => one !== undefined),
  ]
  const outcome =
    outcomeOfConcepts(report.conclusionCode ?? []) ??
    observations.map(outcomeOf).find((one) => one !== null) ??
    null
  return said({
    pointer,
    status: report.status,
    outcome,
    specimens,
    shelf,
    reportId: idOf(report),
    at: report.effectiveDateTime ?? observations[0]?.effectiveDateTime,
    issued: report.issued ?? observations[0]?.issued,
  })
}

const fromObservation = (seen: Seen, pointer: string, shelf: Shelf): Read =>
  said({
    pointer,
    status: seen.status,
    outcome: outcomeOf(seen),
    specimens: seen.specimen === undefined ? [] : [seen.specimen],
    shelf,
    reportId: idOf(seen),
    at: seen.effectiveDateTime,
    issued: seen.issued,
  })

const idOf = ({ identifier, id }: Pick<Report, 'identifier' | 'id'>): string | null =>
  identifier?.find(({ value }) => value !== undefined)?.value ?? id ?? null

interface Parts {
  readonly pointer: string
  readonly status: string
  readonly outcome: Outcome | null
  readonly specimens: readonly z.infer<typeof Reference>[]
  readonly shelf: Shelf
  readonly reportId: string | null
  readonly at: string | undefined
  readonly issued: string | undefined
}

function said({ pointer, status, outcome, specimens, shelf, reportId, at, issued }: Parts): Read {
  const known = statuses[status]
  if (known === undefined)
    return { fault: { pointer: `${pointer}/status`, detail: `"${status}" is no status of FHIR R4.` } }
  const read = specimens.map((reference) => specimenOf(reference, shelf))
  const numbers = [...new Set(read.flatMap(({ number }) => number ?? []))]
  if (numbers.length === 0)
    return {
      fault: {
        pointer: `${pointer}/specimen`,
        detail:
          'It names no specimen. Give the number on the label as Specimen.identifier or accessionIdentifier.',
      },
    }
  const settled = known === 'pending' ? 'pending' : outcome
  if (settled === null && known !== 'cancelled')
    return {
      fault: {
        pointer: `${pointer}/result`,
        detail:
          'The value is not understood. Code it with SNOMED CT or LOINC: detected, not detected or inconclusive.',
      },
    }
  return {
    said: {
      specimens: numbers,
      outcome: settled ?? 'invalid',
      status: known === 'pending' ? 'final' : known,
      reportId,
      sampledAt: instantOf(read.find(({ collectedAt }) => collectedAt !== null)?.collectedAt ?? at ?? null),
      reportedAt: instantOf(issued ?? null),
    },
  }
}

function specimenOf(reference: z.infer<typeof Reference>, shelf: Shelf) {
  const found = Specimen.safeParse(shelf.get(reference.reference ?? ''))
  const own = reference.identifier?.value ?? null
  if (!found.success) return { number: own, collectedAt: null }
  const { accessionIdentifier, identifier, collection } = found.data
  return {
    number: accessionIdentifier?.value ?? identifier?.find(({ value }) => value !== undefined)?.value ?? own,
    collectedAt: collection?.collectedDateTime ?? null,
  }
}

/** Whole instants only: a day is no time of a sample. */
const instantOf = (text: string | null): string | null =>
  text !== null && text.length > 10 && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null

function outcomeOf(seen: Seen): Outcome | null {
  if (seen.dataAbsentReason !== undefined) return 'invalid'
  const value = seen.valueCodeableConcept
  return (
    (value && outcomeOfConcepts([value])) ??
    outcomeOfText(seen.valueString ?? '') ??
    outcomeOfConcepts(seen.interpretation ?? [])
  )
}

function outcomeOfConcepts(concepts: readonly z.infer<typeof Concept>[]): Outcome | null {
  for (const { coding, text } of concepts) {
    const coded = (coding ?? []).map(({ code }) => codes[code ?? '']).find((one) => one !== undefined)
    const read = coded ?? outcomeOfText(text ?? '')
    if (read !== null) return read
  }
  return null
}
