// The policy desk over the API: drafts, their replay over everyone they would touch, and what two people do with them.
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const code = z.string()
const count = z.int().nonnegative()

/** How many of a group change, and to which side. */
export const ReplayGroup = z.strictObject({
  key: z.string(),
  people: count.meta({ description: 'Of the group, whoever the draft binds or not' }),
  changed: count,
  stricter: count,
  milder: count,
})
export type ReplayGroup = z.infer<typeof ReplayGroup>

export const ReplayMove = z.strictObject({ from: code, to: code, people: count })
export type ReplayMove = z.infer<typeof ReplayMove>

export const ReplayExample = z.strictObject({
  holderId: z.uuid(),
  from: code,
  to: code,
  rule: code.nullable().meta({ description: 'The first reason of the stricter of the two decisions' }),
  flight: z.string().nullable(),
  arrivalAt: instant.nullable(),
  places: z.array(z.string()),
  district: z.string().nullable(),
})
export type ReplayExample = z.infer<typeof ReplayExample>

export const ReplayDay = z.strictObject({
  on: z.iso.date(),
  bedsBefore: count,
  bedsAfter: count,
  testsBefore: count,
  testsAfter: count,
  vehiclesBefore: count,
  vehiclesAfter: count,
})
export type ReplayDay = z.infer<typeof ReplayDay>

/** Who is hit more than others: the share turning stricter within the group, against everyone. */
export const ReplayBurden = z.strictObject({
  of: z.enum(['origin', 'age', 'language']),
  key: z.string(),
  people: count,
  stricter: count,
  share: z.number(),
  ratio: z.number().meta({ description: 'Share of the group ÷ share of everyone' }),
})
export type ReplayBurden = z.infer<typeof ReplayBurden>

/** What a draft would do. Nobody's decision was changed by finding out. */
export const ReplayReport = z
  .strictObject({
    pack: code,
    scheme: code,
    number: z.int(),
    digest: z.string().meta({ description: 'SHA-256 of the rules that were replayed' }),
    at: instant,
    period: z.strictObject({ from: instant, until: instant }).nullable(),
    effectiveAt: instant,
    holders: count.meta({ description: 'Of the scheme, about whom something is decided' }),
    bound: count,
    changed: count,
    stricter: count,
    milder: count,
    unknown: count.meta({ description: 'Of those who change: decided now, unknown under the draft' }),
    share: z.number().meta({ description: 'Turning stricter, of all holders' }),
    guard: z.strictObject({ limit: z.number(), third: z.boolean() }),
    moves: z.array(ReplayMove),
    byRule: z.array(ReplayGroup),
    byCountry: z.array(ReplayGroup),
    byFlight: z.array(ReplayGroup),
    byDistrict: z.array(ReplayGroup),
    parties: z.strictObject({
      touched: count,
      divided: count.meta({ description: 'Parties whose members would no longer have one colour' }),
    }),
    examples: z.array(ReplayExample),
    days: z.array(ReplayDay),
    laterTests: z.strictObject({
      stricterTested: count,
      stricterNegative: count.meta({ description: 'False alarms, as far as tests showed' }),
      stricterPositive: count,
      milderPositive: count.meta({ description: 'Would have been let off, and were ill' }),
    }),
    burdens: z.array(ReplayBurden).meta({ description: 'Groups of 30 or more, the hardest hit first' }),
  })
  .meta({ id: 'ReplayReport' })
export type ReplayReport = z.infer<typeof ReplayReport>

export const DraftFault = z.strictObject({ code, path: z.string(), message: z.string() })

export const DraftRule = z.strictObject({
  id: code,
  number: z.int(),
  state: code,
  colour: code,
  sentence: z.string(),
  measures: z.array(z.string()),
  title: z.string(),
})

export const DraftCase = z.strictObject({
  name: z.string(),
  passed: z.boolean(),
  expected: z.unknown(),
  actual: z.unknown(),
})

export const DraftChange = z.strictObject({
  part: z.enum(['version', 'rule', 'words']),
  of: z.string(),
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

/** What can be said of rules as they are being written. */
export const DraftCheck = z
  .strictObject({
    faults: z.array(DraftFault),
    rules: z.array(DraftRule).meta({ description: 'In sentences; empty while there are faults' }),
    cases: z
      .array(DraftCase)
      .meta({ description: "The pack's golden cases that come out otherwise than written" }),
    casesRun: count,
    changes: z.array(DraftChange).meta({ description: 'Against the version that is in force' }),
  })
  .meta({ id: 'DraftCheck' })
export type DraftCheck = z.infer<typeof DraftCheck>

const draftDocument = z
  .looseObject({ scheme: code, number: z.int() })
  .meta({ description: 'A version of the rules, as docs/reference/pack-format.md says' })
const texts = z
  .record(z.string(), z.unknown())
  .meta({ description: 'Words of rules by key, in every language of the pack' })

export const DraftApproval = z.strictObject({
  by: z.uuid(),
  name: z.string(),
  at: instant,
  revision: z.int(),
})

export const DraftHead = z.strictObject({
  draftId: z.uuid(),
  pack: code,
  scheme: code,
  schemeLabel: z.string(),
  number: z.int(),
  title: z.string(),
  state: z.enum(['open', 'published', 'dropped']),
  revision: z.int(),
  editedBy: z.string(),
  editedAt: instant,
})
export type DraftHead = z.infer<typeof DraftHead>

export const RehearsalHead = z.strictObject({
  rehearsalId: z.uuid(),
  revision: z.int(),
  at: instant,
  period: z.strictObject({ from: instant, until: instant }).nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  progress: z.number(),
  askedBy: z.string(),
  against: z
    .string()
    .nullable()
    .meta({ description: 'What it is held against: the title of another draft or of a published version' }),
})
export type RehearsalHead = z.infer<typeof RehearsalHead>

export const DraftAnswer = z
  .strictObject({
    ...DraftHead.shape,
    document: draftDocument,
    texts,
    words: texts.meta({ description: 'The words of its rules as they stand, before the texts of the draft' }),
    check: DraftCheck,
    approvals: z.array(DraftApproval),
    needed: z.int().meta({ description: 'How many people must agree: two, or three above the guard' }),
    rehearsals: z.array(RehearsalHead),
    edits: z.array(z.strictObject({ revision: z.int(), by: z.string(), at: instant, note: z.string() })),
  })
  .meta({ id: 'DraftAnswer' })
export type DraftAnswer = z.infer<typeof DraftAnswer>

export const DraftsAnswer = z.strictObject({ drafts: z.array(DraftHead) }).meta({ id: 'DraftsAnswer' })
export type DraftsAnswer = z.infer<typeof DraftsAnswer>

export const DraftFrom = z
  .strictObject({
    scheme: code,
    from: z.int().meta({ description: 'The number of the published version it starts from' }),
  })
  .meta({ example: { scheme: 'international', from: 1 } })
export type DraftFrom = z.infer<typeof DraftFrom>

export const DraftEdit = z
  .strictObject({
    revision: z.int().meta({ description: 'The revision that was edited; another by then is refused' }),
    document: draftDocument,
    texts: texts.default({}),
    note: z.string().max(500).default(''),
  })
  .meta({
    example: {
      revision: 1,
      document: { scheme: 'international', number: 3 },
      texts: {},
      note: 'To be written on from here.',
    },
  })
export type DraftEdit = z.infer<typeof DraftEdit>

export const DraftToCheck = DraftEdit.omit({ revision: true, note: true }).meta({
  example: { document: { scheme: 'international', number: 3 }, texts: {} },
})
export type DraftToCheck = z.infer<typeof DraftToCheck>

export const RehearsalAsked = z
  .strictObject({
    at: instant.optional().meta({ description: 'As of an instant, never later than now; now when left out' }),
    from: instant.optional(),
    until: instant.optional(),
    against: z
      .union([z.strictObject({ draftId: z.uuid() }), z.strictObject({ number: z.int() })])
      .optional()
      .meta({
        description:
          'Another draft of the scheme, or a published version as if it took effect when this one does, over the same people',
      }),
  })
  .meta({ example: {} })
export type RehearsalAsked = z.infer<typeof RehearsalAsked>

export const RehearsalAnswer = z
  .strictObject({
    ...RehearsalHead.shape,
    report: ReplayReport.nullable(),
    reportAgainst: ReplayReport.nullable(),
    names: z.record(z.string(), z.string()).meta({
      description: 'Rules, states, countries and districts of the reports by their codes, in words',
    }),
  })
  .meta({ id: 'RehearsalAnswer' })
export type RehearsalAnswer = z.infer<typeof RehearsalAnswer>

export const ApprovalAsked = z.strictObject({ revision: z.int() }).meta({ example: { revision: 1 } })

export const PublicationAnswer = z.strictObject({
  scheme: code,
  number: z.int(),
  effectiveAt: instant,
  signedBy: z.array(z.string()),
})

export const VersionDeedAsked = z
  .strictObject({
    deed: z.enum(['roll-back', 'renew']),
    reason: z.string().min(5).max(500),
    expiresAt: instant.optional().meta({ description: 'For a renewal, at most 30 days on' }),
  })
  .meta({ example: { deed: 'roll-back', reason: 'It told people to quarantine who need not.' } })
export type VersionDeedAsked = z.infer<typeof VersionDeedAsked>

export const VersionDeedAnswer = z.strictObject({
  done: z.boolean().meta({ description: 'False while a second person has not agreed' }),
  waitsFor: z.string().nullable(),
})

export type VersionDeedAnswer = z.infer<typeof VersionDeedAnswer>

export const PolicyVersionHead = z.strictObject({
  scheme: code,
  schemeLabel: z.string(),
  number: z.int(),
  title: z.string(),
  publishedAt: instant,
  effectiveAt: instant,
  expiresAt: instant,
  standing: z.enum(['in-force', 'to-come', 'superseded', 'expired', 'rolled-back']),
  proposal: z
    .strictObject({ deed: z.enum(['roll-back', 'renew']), by: z.string(), reason: z.string() })
    .nullable(),
})

export const PolicyJournalEntry = z.strictObject({
  seq: z.int(),
  at: instant,
  deed: code,
  scheme: code,
  number: z.int(),
  people: z.array(z.string()),
  said: z.string(),
  hash: z.string(),
})

export const PolicyDeskAnswer = z
  .strictObject({
    pack: code,
    guardShare: z.number().meta({ description: 'Turning stricter above this share takes a third person' }),
    signature: z
      .strictObject({
        signed: z.enum(['yes', 'no', 'broken']),
        signedBy: z.string().nullable(),
        fingerprint: z.string().nullable(),
      })
      .meta({ description: "Who vouches for the pack's files as they lie here" }),
    versions: z.array(PolicyVersionHead),
    journal: z.array(PolicyJournalEntry),
    journalWhole: z.boolean(),
  })
  .meta({ id: 'PolicyDeskAnswer' })
export type PolicyDeskAnswer = z.infer<typeof PolicyDeskAnswer>

const word = z.strictObject({ code, label: z.string() })
const words = z.array(word)

export const PolicyVocabulary = z
  .strictObject({
    facts: z.array(
      z.strictObject({
        ...word.shape,
        type: z.enum(['integer', 'date', 'instant', 'boolean', 'code', 'set']),
        values: words.nullable(),
      }),
    ),
    states: words,
    categories: words,
    measures: words,
    operators: words,
    units: words,
  })
  .meta({ id: 'PolicyVocabulary' })
export type PolicyVocabulary = z.infer<typeof PolicyVocabulary>
