// Declarations over the API: one call for a whole party, and what comes back of it.
import { z } from 'zod'
import { claimedCategories } from './desk-waiting.ts'
import { LanguageTag } from './language.ts'
import { specimenVaccination } from './specimen.ts'

/** One traveller: answers by group, then by question, as `GET /questionnaire` asks them. */
export const DeclaredAnswers = z.record(z.string(), z.unknown()).meta({
  id: 'Answers',
  description:
    'Answers by group and by the last segment of the link id of the FHIR Questionnaire at `GET /questionnaire`; a repeating group is an array. Choices are codes, days `YYYY-MM-DD`, times `YYYY-MM-DDTHH:MM` in the local time of the airport, or with an offset. Of a passport, `identity.mrz` (the machine-readable zone, lines joined by a line feed) fills in what the other fields of `identity` leave out.',
})

const phone = '+39 055 0100'
const stops = [
  { country: 'IT', fromOn: '2020-02-20', untilOn: '2020-03-16', kind: 'stay' },
  { country: 'RU', fromOn: '2020-03-16', untilOn: '2020-03-17', kind: 'airside', airsideHours: 3 },
]
const healthy = {
  exposure: { contact: false, clusterIll: false },
  symptoms: { present: ['none'], antipyretics: false },
  tests: { taken: false },
}
const voyage = {
  conveyance: 'aircraft',
  flight: 'SU208',
  departureAirport: 'SVO',
  departsAt: '2020-03-16T19:30',
  arrivalAirport: 'PVG',
  arrivesAt: '2020-03-17T10:00',
  category: 'traveller',
}
const address = { district: '331121', street: '1 Xueyuan Road', kind: 'family', fixedHome: true }

const exampleDeclaration = {
  language: 'zh-Hans',
  travellers: [
    {
      answers: {
        identity: {
          documentType: 'passport',
          issuingState: 'ITA',
          documentNumber: 'YA1234567',
          primaryIdentifier: 'FIORE',
          secondaryIdentifier: 'AMINA',
          nationality: 'ITA',
          dateOfBirth: '1988-02-29',
          sex: 'F',
          dateOfExpiry: '2027-11-30',
        },
        contact: { email: 'amina.fiore@example.org', phone, language: 'zh-Hans' },
        voyage: { ...voyage, seat: '31K' },
        stops,
        address,
        domesticContact: { name: 'Emeka Chen', phone: '+86 578 0000000', relation: 'family' },
        ...healthy,
        assistance: { needs: ['interpreter'], interpreterLanguage: 'Italian' },
      },
    },
    {
      answers: {
        identity: {
          documentType: 'passport',
          issuingState: 'ITA',
          documentNumber: 'YA7654321',
          primaryIdentifier: 'FIORE',
          secondaryIdentifier: 'LUCA',
          nationality: 'ITA',
          dateOfBirth: '2014-06-01',
          sex: 'M',
          dateOfExpiry: '2024-05-31',
        },
        contact: { phone },
        voyage: { ...voyage, seat: '31L' },
        stops,
        address,
        ...healthy,
        party: { relation: 'child' },
      },
    },
  ],
}

/** What a resident sends: one person, the short questionnaire. */
export const residentExample = {
  scheme: 'resident',
  language: 'fr',
  travellers: [
    {
      answers: {
        identity: {
          documentType: 'identity-card',
          documentNumber: 'E20200042',
          primaryIdentifier: 'MARCHAND',
          secondaryIdentifier: 'LOUISE',
          dateOfBirth: '1990-05-17',
          dateOfExpiry: '2030-05-16',
          sex: 'F',
        },
        contact: { email: 'louise.marchand@example.org', language: 'fr' },
        address: { district: '330102', street: '8 Wangjiang Road' },
        stops: [],
        exposure: { contact: false, clusterIll: false },
        symptoms: { present: ['none'], antipyretics: false },
      },
    },
  ],
}

/** A health credential as it is scanned or pasted. */
const Certificates = z.array(z.string().min(1).max(30_000)).max(10).meta({
  description:
    'Health certificates as text (`HC1:…`, `shc:/…`, `NZCP:/…`, or the JSON of a visible digital seal). Each is verified against the trust lists of the authority; what it proves about the disease is kept, the text is not. Another name or birth date is a finding (`differs`), not a refusal.',
})

/** One traveller who shows a certificate: what the practice certificates of the exercise look like. */
export const certificateExample = {
  language: 'en',
  travellers: [{ ...exampleDeclaration.travellers[0], certificates: [specimenVaccination] }],
}

/** `POST /declarations`. */
export const DeclarationRequest = z
  .strictObject({
    scheme: z.enum(['international', 'resident']).default('international').meta({
      description: 'Who arrives from abroad, or who lives here; each has a questionnaire of its own',
    }),
    pack: z.string().optional().meta({
      description: 'Of which outbreak, where several packs are in use; the general one when left out',
      example: 'zhejiang-2020',
    }),
    language: LanguageTag.optional().meta({
      description: 'In which to write to them; else that of `Accept-Language`',
    }),
    travellers: z
      .array(z.strictObject({ answers: DeclaredAnswers, certificates: Certificates.optional() }))
      .min(1)
      .max(20)
      .meta({ description: 'The first is whom the others state their `party.relation` to' }),
  })
  .check((context) => {
    const { scheme, travellers } = context.value
    if (scheme === 'international' || travellers.length === 1) return
    const message = 'Each resident applies alone: send one request for each.'
    context.issues.push({ code: 'custom', input: travellers.length, path: ['travellers'], message })
  })
  .meta({ id: 'Declaration', example: exampleDeclaration })

/** `PATCH /declarations/{reference}`. */
export const DeclarationChange = z
  .strictObject({
    travellers: z
      .array(
        z.strictObject({
          number: z
            .int()
            .min(1)
            .max(20)
            .meta({ description: 'In the order of the declaration, counted from 1' }),
          answers: DeclaredAnswers.optional(),
          certificates: Certificates.optional(),
        }),
      )
      .min(1)
      .max(20),
  })
  .meta({
    id: 'DeclarationChange',
    description:
      'Merged into the answers given before (RFC 7396): what is not named stays, null takes an answer out, an array takes the place of the one before.',
    example: {
      travellers: [{ number: 1, answers: { voyage: { seat: '28A' }, contact: { phone: '+39 055 0101' } } }],
    },
  })

const instant = z.iso.datetime({ offset: true })

const DecisionReason = z.strictObject({
  rule: z.string().meta({ description: 'Its id in the version of the policy' }),
  state: z.string(),
  title: z.string(),
  text: z.string().meta({ description: 'Why it applies, in the language of `Accept-Language`' }),
  change: z.string().meta({ description: 'What would change it' }),
  until: instant.nullable(),
})

const DueMeasure = z.strictObject({
  code: z.string(),
  kind: z.string(),
  text: z.string(),
  from: instant.nullable(),
  until: instant.nullable(),
  dueAt: instant.nullable(),
})

/** What the published policy says now. A code proposes; quarantine and isolation are ordered by a named officer. */
export const DecisionAnswer = z
  .strictObject({
    state: z.string(),
    colour: z.enum(['green', 'yellow', 'orange', 'red', 'unknown']),
    label: z.string(),
    now: z.string().meta({ description: 'What to do now, in a sentence' }),
    reasons: z.array(DecisionReason),
    measures: z.array(DueMeasure),
    missing: z.array(z.strictObject({ fact: z.string(), text: z.string() })),
    validUntil: instant.nullable(),
    policyVersion: z.int(),
  })
  .meta({ id: 'Decision' })

/** What a certificate came to. */
export const CertificateAnswer = z
  .strictObject({
    format: z.string().meta({ description: 'dcc, shc, vds-nc, nzcp, icvp or who' }),
    proves: z.enum(['vaccinated', 'recovered', 'tested']),
    result: z.enum(['detected', 'not-detected']).nullable().meta({ description: 'Of a test' }),
    issuer: z.string(),
    agent: z.string().nullable().meta({ description: 'The disease, as the certificate names it' }),
    on: z.iso.date().nullable().meta({ description: 'Of vaccination, sample or first positive test' }),
    validUntil: instant.nullable(),
    differs: z.array(z.enum(['name', 'birth-date'])).meta({
      description: 'What does not fit the traveller; then it is no fact until an officer confirms it',
    }),
    counts: z.boolean().meta({ description: 'Whether rules may use it' }),
  })
  .meta({ id: 'Certificate' })
export type CertificateAnswer = z.infer<typeof CertificateAnswer>

const HolderAnswer = z.strictObject({
  holderId: z.uuid(),
  decision: DecisionAnswer.nullable().meta({ description: 'null once withdrawn' }),
  code: z
    .string()
    .nullable()
    .meta({ description: 'The signed health code (`HC1:…`); null where none is valid' }),
  amendment: z.enum(['none', 'waiting']).meta({
    description: 'waiting: an amendment that would relax the decision is held until an officer confirms it',
  }),
  certificates: z.array(CertificateAnswer),
  claim: z
    .strictObject({ category: z.enum(claimedCategories), confirmed: z.boolean() })
    .nullable()
    .meta({
      description:
        "A category with lines of its own that was claimed. Until it is confirmed a traveller's rules hold, and its own only add to them",
    }),
})

/** The one shape of a declaration, wherever it is answered. */
export const DeclarationAnswer = z
  .strictObject({
    reference: z.string(),
    secret: z.string().meta({ description: 'As it was given or presented; kept only as a keyed hash' }),
    holders: z.array(HolderAnswer).meta({ description: 'In the order of the travellers' }),
    submittedAt: instant,
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'DeclarationAnswer' })
export type DeclarationAnswer = z.infer<typeof DeclarationAnswer>
export type DecisionAnswer = z.infer<typeof DecisionAnswer>

/** The receipt of an erasure: proves it, and says nothing of the person. */
export const ErasureAnswer = z
  .strictObject({
    receipts: z.array(z.strictObject({ holderId: z.uuid(), acts: z.int(), at: instant })),
  })
  .meta({ id: 'Erasure' })

/** RFC 9457, with every error of the request by JSON Pointer. */
export const ProblemAnswer = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
