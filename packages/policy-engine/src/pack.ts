// The pack: one outbreak under one authority, as data. An epidemiologist can write it, a program can check
// it, and nothing about a disease or a country is anywhere else in the house.
import { z } from 'zod'
import { COLOURS, MEASURE_KINDS } from './decision.ts'
import { CATEGORIES, FACT_NAMES, type FactName, SLOT_NAMES, STAGES } from './facts.ts'
import { Code, Language, type RuleTexts, Source, Text } from './pack-text.ts'
import type { PolicyVersion } from './pack-version.ts'

/** A value of a set or of a code slot. Its place in the list is its bit: append only. */
export const CodeEntry = z.strictObject({ code: Code, labels: Text })

/** A state of a scheme; a shape and a word go with every colour. */
export const State = z.strictObject({
  code: Code,
  colour: z.enum(COLOURS).exclude(['unknown']),
  shape: z.enum(['circle-tick', 'triangle', 'diamond', 'octagon']),
  labels: Text,
  now: Text.meta({ description: 'What the state asks for, in one sentence' }),
})

/** A level of areas; a higher rank is stricter. */
export const AreaLevel = z.strictObject({ rank: z.int().min(1).max(9), code: Code, labels: Text })

/** A scheme: its own states, its own levels, its own colours on the phone. */
export const Scheme = z.strictObject({
  code: Code,
  number: z.int().min(1).max(255),
  labels: Text,
  mark: z.enum(['globe', 'house']),
  riskList: Code.meta({ description: 'The list of lists/clauses.json that this scheme reads' }),
  questionnaire: z
    .string()
    .optional()
    .meta({ description: "A file of the pack, where the scheme does not ask the pack's own questionnaire" }),
  states: z.array(State).min(2).meta({ description: 'Mildest first' }),
  unknown: z.strictObject({ labels: Text, now: Text }),
  areaLevels: z.array(AreaLevel),
})

/** A measure. Quarantine and isolation are always ordered by a person; the code only proposes them. */
export const Measure = z.strictObject({
  code: Code,
  kind: z.enum(MEASURE_KINDS),
  labels: Text,
  now: Text.meta({ description: 'What the holder does, in one or two sentences' }),
  carerMayAccompany: z.boolean().optional(),
})

/** A typed slot under the pack's own name. */
export const Slot = z.strictObject({
  slot: z.enum(SLOT_NAMES),
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a camelCase word'),
  labels: Text,
  codes: z.array(CodeEntry).optional().meta({ description: 'For code and set slots: the values' }),
})

/** The codes by which health credentials name a disease, its vaccines and its tests. */
export const CredentialCodes = z.strictObject({
  agents: z.array(z.string()).min(1).meta({
    description: 'SNOMED CT (EU, SMART Health Cards) and ICD-11 (VDS-NC, WHO)',
  }),
  vaccines: z.array(z.string()).meta({ description: 'CVX: a SMART Health Card names the vaccine only' }),
  tests: z
    .array(z.string())
    .meta({ description: 'LOINC, and words of VDS-NC: where only the test is named' }),
})

/** What is known of the disease that other rooms count by. */
export const Disease = z.strictObject({
  names: Text,
  icd: z.string().optional(),
  credentials: CredentialCodes.optional().meta({
    description: 'How health credentials name it; left out, no credential proves anything about it',
  }),
  incubationDays: z.strictObject({ from: z.int().min(0).max(60), until: z.int().min(1).max(365) }).optional(),
  /** 0: nobody infects others before she is ill. */
  infectiousDaysBeforeSymptoms: z.int().min(0).max(30).optional(),
  feverFrom: z
    .number()
    .min(36)
    .max(40)
    .optional()
    .meta({ description: 'A first reading below it stands alone; 37.3 °C when left out' }),
  blindTests: z
    .array(z.strictObject({ assay: z.string().min(1), why: Text, source: Source }))
    .optional()
    .meta({ description: 'Assays in common use that cannot find this disease: their negative says nothing' }),
})

/** Who counts as near a case on board; the room of contacts looks here. */
export const ContactZone = z.strictObject({
  rows: z.int().min(0).meta({ description: 'Before and behind the case, rows that the cabin skips aside' }),
  seats: z
    .int()
    .min(0)
    .nullable()
    .meta({ description: 'To each side of the case, aisles counted over; null: the whole row' }),
  crew: z.enum(['none', 'section', 'all']),
  party: z.boolean().meta({ description: 'Who travels together is a contact wherever each sat' }),
  wholeCabinFromCases: z
    .int()
    .min(2)
    .meta({ description: 'From so many cases aboard on, everyone is a contact' }),
  noticeHours: z
    .number()
    .positive()
    .default(6)
    .meta({ description: 'Until a district or a focal point should have acknowledged its contacts' }),
  cleaners: z.boolean().default(false),
  why: Text.optional(),
  source: Source.optional(),
})
export type ContactZone = z.infer<typeof ContactZone>

/** How people are followed up; the room of monitoring looks here. */
export const FollowUp = z.strictObject({
  days: z.int().min(1).max(366),
  checkInHours: z.int().min(1).max(168).meta({ description: 'A check-in is asked for so often' }),
  lapseHours: z.int().min(1).max(336).meta({ description: 'So long without one, and somebody calls' }),
})

/** pack.json. */
export const PackManifest = z.strictObject({
  $schema: z.string().optional(),
  id: Code,
  number: z.int().min(1).max(65_535).meta({ description: 'Short id in the code' }),
  title: Text,
  authority: z.strictObject({
    names: Text,
    zone: z.string().meta({ description: 'IANA time zone, for example Asia/Shanghai' }),
    jurisdiction: z.string().meta({ description: 'ISO 3166-2 code' }),
    address: Text,
    appealHours: z.int().min(1).max(720),
    pointsOfEntry: z
      .array(z.string().regex(/^[A-Z]{3}$/, 'an airport by its IATA code, such as HGH'))
      .min(1)
      .optional()
      .meta({
        description:
          'Airports where it receives people, on its own ground or by its working groups; any when left out',
      }),
  }),
  disease: Disease,
  contactZone: ContactZone.optional(),
  followUp: FollowUp.optional(),
  forWhom: Text.optional().meta({
    description:
      'By which a traveller knows that this pack asks her, where several are in use: "In the last 21 days I was in …"',
  }),
  placesFrom: Code.optional().meta({
    description: 'Another pack whose tables of places serve where this one has none of its own',
  }),
  languages: z.array(Language).min(1),
  lookBackDays: z.int().min(1).max(60),
  airsideHours: z.number().min(0).max(72),
  required: z.partialRecord(z.enum(FACT_NAMES), z.enum(STAGES)).meta({
    description:
      'From which stage a fact is required; before that, or if not named, its absence counts as none',
  }),
  categories: z.record(z.enum(CATEGORIES), Text),
  codes: z.strictObject({ symptoms: z.array(CodeEntry).max(31), certificates: z.array(CodeEntry).max(31) }),
  slots: z.array(Slot),
  schemes: z.array(Scheme).min(1),
  measures: z.array(Measure).min(1),
  validity: z.strictObject({
    paperHoursAfterLanding: z.int().min(1).max(168),
    onlineHours: z.int().min(1).max(168),
    maxVersionDays: z.int().min(1).max(30),
  }),
  questionnaire: z.string().meta({ description: 'A file of the pack: FHIR R4 Questionnaire' }),
  texts: z.record(Code, Text).meta({ description: 'Texts of no single rule, by key' }),
})
export type PackManifest = z.infer<typeof PackManifest>

/** A pack as loaded: manifest, versions and the words of the rules. */
export interface Pack {
  readonly manifest: PackManifest
  /** Ordered by scheme, then number. */
  readonly versions: readonly PolicyVersion[]
  /** The words of the rules by key. */
  readonly texts: ReadonlyMap<string, RuleTexts>
}

/** The name a pack's rules use for a fact: the pack's own for slots. */
export function slotNames(manifest: Pick<PackManifest, 'slots'>): ReadonlyMap<string, FactName> {
  return new Map(manifest.slots.map((slot) => [slot.name, slot.slot]))
}
