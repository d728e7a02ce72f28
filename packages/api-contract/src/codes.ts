// Health codes over the API: what is asked about a code, and every answer there is.
import { z } from 'zod'
import { specimenCode } from './specimen-code.ts'

const plainDate = z.iso.date().meta({ description: 'As it stands in the document: `YYYY-MM-DD`' })

/** The travel document that the person shows. */
export const ShownDocument = z.strictObject({
  number: z.string().trim().min(1).max(40).meta({ description: 'Spaces, hyphens and case do not count' }),
  dateOfBirth: plainDate,
  expiresOn: plainDate.nullable().meta({ description: 'null: the document is valid without end' }),
})

/** `POST /codes/verify`. */
export const CodeQuestion = z
  .strictObject({
    code: z.string().meta({ description: 'The text of the picture, whatever it is' }),
    document: ShownDocument.optional().meta({
      description:
        'Compared with the one the code was issued for; without it, a borrowed code is not noticed',
    }),
  })
  .meta({
    id: 'CodeQuestion',
    example: {
      code: specimenCode,
      document: { number: 'YA1234567', dateOfBirth: '1988-02-29', expiresOn: '2027-11-30' },
    },
  })

const instant = z.iso.datetime({ offset: true }).nullable()

/** Why a code is not valid, or cannot be judged. */
export const CodeProblem = z.strictObject({
  code: z.string().meta({
    description:
      'prefix, base45, zlib, cbor, cose: no health code, or damaged; algorithm, signature: forged or altered; issuer-unknown: signed by nobody on the list; issuer-revoked, key-usage; expired, not-yet-valid; picture-stale: an old picture of a live code, perhaps a copy; revoked, suspended, status-unknown; document-mismatch; specimen',
  }),
  message: z.string(),
})

/** The answer for every verdict: a code that is not valid is no error of the request. */
export const CodeAnswer = z
  .strictObject({
    verdict: z.enum(['valid', 'invalid', 'unknown']).meta({
      description: 'unknown: nothing speaks against it, but what is needed to say yes is missing',
    }),
    problems: z.array(CodeProblem),
    colour: z.enum(['green', 'yellow', 'orange', 'red', 'unknown', 'specimen']).nullable().meta({
      description:
        'What may be shown. null: no colour, the code is not valid. specimen: a specimen of a green code, which is never shown green',
    }),
    reasons: z.array(z.strictObject({ rule: z.union([z.int(), z.string()]), text: z.string() })).meta({
      description: 'Why it has its colour: the rules, in the language asked for; none where `state` is null',
    }),
    explanations: z.array(z.string()).meta({ description: 'The findings as a gate would show them' }),
    specimen: z.boolean().meta({ description: 'Made for an exercise: says nothing about a real person' }),
    state: z.enum(['green', 'yellow', 'orange', 'red', 'unknown']).nullable().meta({
      description:
        'What a code that is genuine says of itself, be it expired, withdrawn or a specimen. null for a forged one, and on `document-mismatch`: whoever holds another document learns nothing of a person’s health',
    }),
    scheme: z.enum(['international', 'resident']).nullable(),
    level: z.enum(['paper', 'online', 'offline']).nullable().meta({
      description:
        'How a copy is told: paper by the document, online by its age of a minute or two, offline by the phone that proves it',
    }),
    document: z.enum(['match', 'mismatch', 'unchecked']),
    status: z.enum(['valid', 'revoked', 'suspended', 'unknown', 'unchecked']),
    issuer: z.string().nullable(),
    keyId: z.string().nullable(),
    pack: z.string().nullable(),
    policyVersion: z.int().nullable(),
    issuedAt: instant,
    expiresAt: instant,
    checkedAt: z.iso.datetime({ offset: true }),
  })
  .meta({
    id: 'CodeAnswer',
    example: {
      verdict: 'valid',
      problems: [],
      colour: 'orange',
      reasons: [{ rule: 9, text: 'Stay in an area of tier 1' }],
      explanations: [
        'Issued for this travel document.',
        'Signed by Zhejiang provincial prevention and control office (exercise).',
        'In force until 18 March 2020 at 14:20.',
        'Not withdrawn, as of 16 March 2020 at 08:00.',
      ],
      specimen: true,
      state: 'orange',
      scheme: 'international',
      level: 'paper',
      document: 'match',
      status: 'valid',
      issuer: 'CN-33',
      keyId: 'q83vASNFZ4k=',
      pack: '1',
      policyVersion: 1,
      issuedAt: '2020-03-16T00:00:00.000Z',
      expiresAt: '2020-03-18T06:20:00.000Z',
      checkedAt: '2020-03-16T00:00:00.000Z',
    },
  })

export type CodeAnswer = z.infer<typeof CodeAnswer>
