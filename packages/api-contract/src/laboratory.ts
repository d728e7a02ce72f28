// The laboratory: orders out, results in by FHIR, CSV or page, what a person must settle, and statutory reports.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const outcome = z.enum(['negative', 'positive', 'inconclusive', 'pending', 'invalid'])
const standing = z.enum(['applied', 'noted', 'repeated', 'superseded', 'waiting'])
const number = z.string().trim().min(1).max(40)
const text = (most: number) => z.string().trim().min(1).max(most)

const sampleReport = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      resource: {
        resourceType: 'DiagnosticReport',
        id: 'report-1',
        status: 'final',
        issued: '2020-03-16T07:00:00+08:00',
        specimen: [{ reference: 'Specimen/s1' }],
        result: [{ reference: 'Observation/o1' }],
      },
    },
    {
      resource: { resourceType: 'Specimen', id: 's1', accessionIdentifier: { value: 'PVG200316123456780' } },
    },
    {
      resource: {
        resourceType: 'Observation',
        id: 'o1',
        status: 'final',
        valueCodeableConcept: {
          coding: [{ system: 'http://snomed.info/sct', code: '260415000', display: 'Not detected' }],
        },
      },
    },
  ],
}

/** FHIR R4: a Bundle with DiagnosticReport, Observation and Specimen, or one of them. */
export const FhirResource = z
  .looseObject({ resourceType: z.string() })
  .meta({ id: 'FhirResource', example: sampleReport })

/** `POST /desk/laboratory/results`: as FHIR, as CSV, or one by hand. */
export const ResultsRequest = z
  .discriminatedUnion('format', [
    z.strictObject({ format: z.literal('fhir'), resource: FhirResource }),
    z.strictObject({ format: z.literal('csv'), text: z.string().min(1).max(3_000_000) }),
    z.strictObject({
      format: z.literal('entry'),
      specimens: z.array(number).min(1).max(20).meta({ description: 'Several were tested together' }),
      outcome,
      status: z.enum(['final', 'corrected', 'cancelled']).default('final'),
      reportId: text(80).nullable().default(null),
      reportedAt: instant.nullable().default(null),
    }),
  ])
  .meta({
    id: 'ResultsRequest',
    example: { format: 'entry', specimens: ['PVG200316123456780'], outcome: 'negative', reportId: 'R-1' },
  })
export type ResultsRequest = z.infer<typeof ResultsRequest>

/** One result and what became of it. */
export const ResultRow = z.strictObject({
  resultId: z.uuid(),
  specimen: z.string(),
  holderId: z.uuid().nullable(),
  outcome,
  status: z.enum(['final', 'corrected', 'cancelled']),
  pooled: z.boolean(),
  reportId: z.string().nullable(),
  sampledAt: instant.nullable(),
  reportedAt: instant.nullable(),
  receivedAt: instant,
  standing,
  ground: z.string().nullable().meta({ description: 'Why a person must look' }),
})
export type ResultRow = z.infer<typeof ResultRow>

export const ResultsAnswer = z.strictObject({ results: z.array(ResultRow) }).meta({ id: 'ResultsAnswer' })
export type ResultsAnswer = z.infer<typeof ResultsAnswer>

/** `POST /laboratory/results`: what a laboratory learns of its results; no holder, no name. */
export const PartnerResultsAnswer = z
  .strictObject({
    results: z.array(
      z.strictObject({ specimen: z.string(), outcome, standing, ground: z.string().nullable() }),
    ),
  })
  .meta({ id: 'PartnerResultsAnswer' })

/** `GET /desk/laboratory/results`: the query. */
export const ResultsQuestion = z.strictObject({ standing: standing.optional() })

/** `POST /desk/laboratory/results/{resultId}/settlement`. */
export const SettlementRequest = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('apply'), specimen: number.meta({ description: 'Of which it is' }) }),
    z.strictObject({ answer: z.literal('reject') }),
  ])
  .meta({ id: 'SettlementRequest', example: { answer: 'reject' } })

/** What was settled. */
export const ResultSettled = z.strictObject({ resultId: z.uuid() }).meta({ id: 'ResultSettled' })

/** `GET /desk/laboratory/orders`: specimens without a result, with their clock. */
export const OrdersAnswer = z
  .strictObject({
    orders: z.array(
      z.strictObject({
        orderId: z.uuid(),
        number: z.string(),
        holderId: z.uuid(),
        material: z.string(),
        port: z.string(),
        takenAt: instant,
        dueAt: instant,
        overdue: z.boolean(),
        state: z.string(),
      }),
    ),
    turnaroundMedianMinutes: z.int().nullable().meta({ description: 'Of the results of the last 24 hours' }),
  })
  .meta({ id: 'OrdersAnswer' })
export type OrdersAnswer = z.infer<typeof OrdersAnswer>

/** `GET /desk/reports`: the reports that the law asks for. */
export const ReportsAnswer = z
  .strictObject({
    reports: z.array(
      z.strictObject({
        reportId: z.uuid(),
        holderId: z.uuid(),
        code: z.string(),
        recipient: z.string(),
        law: z.string(),
        port: z.string().nullable(),
        raisedAt: instant,
        dueAt: instant,
        overdue: z.boolean(),
        acknowledgedAt: instant.nullable(),
        receipt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ReportsAnswer' })
export type ReportsAnswer = z.infer<typeof ReportsAnswer>

/** `POST /desk/reports/{reportId}/acknowledgement`: the recipient has it. */
export const AcknowledgementRequest = z
  .strictObject({ receipt: text(120).meta({ description: 'The number the recipient gave' }) })
  .meta({ id: 'AcknowledgementRequest', example: { receipt: 'CDC-2020-03-1187' } })

/** What was acknowledged. */
export const ReportAcknowledged = z.strictObject({ reportId: z.uuid() }).meta({ id: 'ReportAcknowledged' })
