// What waits for an officer beside a held amendment: a claimed category, and a document that was declared again.
import { z } from 'zod'

export const claimedCategories = ['crew', 'diplomat', 'airside-transfer', 'medical-evacuation'] as const

const evidence = z
  .string()
  .trim()
  .min(10, 'Say what shows it, in ten letters or more')
  .max(500)
  .meta({ description: 'What shows it: kept in the chain, shown to the holder' })
const seen = z.int().min(1).meta({ description: '`acts` of the timeline the officer looked at' })

/** `POST /desk/holders/{holderId}/category`. */
export const ClaimAnswer = z
  .strictObject({
    answer: z.enum(['confirm', 'refuse']),
    category: z.enum(claimedCategories).meta({ description: 'The claim that was looked at' }),
    evidence,
    seen,
  })
  .meta({
    id: 'ClaimAnswer',
    example: { answer: 'confirm', category: 'crew', evidence: 'On the crew list of SU208 of today', seen: 1 },
  })
export type ClaimAnswer = z.infer<typeof ClaimAnswer>

/** A category that a holder claims: it only adds to the traveller's rules until it is confirmed. */
export const HolderClaim = z.strictObject({
  category: z.enum(claimedCategories),
  label: z.string(),
  confirmed: z.boolean(),
})

/** `POST /desk/holders/{holderId}/declared-again`. */
export const DeclaredAgainAnswer = z
  .strictObject({
    other: z.uuid().meta({ description: 'The declaration that asks more' }),
    answer: z.enum(['same-person', 'other-person', 'explained']).meta({
      description:
        'same-person: what asked more counts, and the newer answers wait as a held amendment; other-person: two people, one number; explained: both may stand',
    }),
    evidence,
    seen,
  })
  .meta({
    id: 'DeclaredAgainAnswer',
    example: {
      other: '018e0000-0000-7000-8000-000000000000',
      answer: 'same-person',
      evidence: 'Passport and face compared at the counter',
      seen: 1,
    },
  })
export type DeclaredAgainAnswer = z.infer<typeof DeclaredAgainAnswer>

const instant = z.iso.datetime({ offset: true })

/** The same document in two declarations that do not ask the same; seen from one of them. */
export const DeclaredAgain = z.strictObject({
  other: z.uuid(),
  asks: z.enum(['less', 'more']).meta({ description: 'Whether this holder is asked less than the other' }),
  foundAt: instant,
  state: z.string().meta({ description: 'The state of the other, in the language asked for' }),
  withdrawn: z.boolean().meta({ description: 'The other declaration was withdrawn' }),
  changed: z.array(z.string()).meta({ description: 'Fields of the statement that differ' }),
  answer: z.enum(['same-person', 'other-person', 'explained', 'merged']).nullable(),
  answeredAt: instant.nullable(),
})
export type DeclaredAgain = z.infer<typeof DeclaredAgain>

/** `GET /desk/declared-again`: what nobody has answered yet, the longest waiting first. */
export const DeclaredAgainList = z
  .strictObject({
    findings: z.array(
      z.strictObject({
        holderId: z.uuid(),
        other: z.uuid(),
        foundAt: instant,
        flight: z.string().nullable(),
        port: z.string().nullable(),
        arrivalAt: instant.nullable(),
        colour: z.string().nullable(),
        label: z.string(),
        owner: z
          .string()
          .meta({ description: 'Who has it in hand: the port before the landing, then the district' }),
      }),
    ),
    total: z.int(),
  })
  .meta({ id: 'DeclaredAgainList' })
export type DeclaredAgainList = z.infer<typeof DeclaredAgainList>
