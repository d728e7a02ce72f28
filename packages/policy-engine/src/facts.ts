// The registry of facts: all that a rule may ever know about a holder, with the column that keeps each.
// Few, typed and closed: a pack cannot invent a fact, only name the typed slots, so that the `holder`
// table, the JavaScript compiler and the SQL compiler never disagree about what a word means.

/** How a fact is typed: in JSON, in rules and in SQL. */
export type FactType = 'integer' | 'number' | 'date' | 'instant' | 'boolean' | 'enum' | 'code' | 'set'

/** One entry of the registry. */
export interface FactDefinition {
  readonly type: FactType
  /** The column of the `holder` table. */
  readonly column: string
  /** The type of that column. A set is kept as bits, numbered by the pack's (append-only) list of codes. */
  readonly sql: 'smallint' | 'integer' | 'numeric(4,1)' | 'date' | 'timestamptz' | 'boolean' | 'text'
  /** The values of an `enum`, the one that means *none* first. */
  readonly values?: readonly string[]
}

/** Where the holder stands on the journey; a pack says from which stage a fact is required. */
export const STAGES = ['declared', 'landed', 'screened'] as const
export type Stage = (typeof STAGES)[number]

/** Groups of holders with lines of their own. */
export const CATEGORIES = [
  'traveller',
  'crew',
  'diplomat',
  'airside-transfer',
  'medical-evacuation',
  'resident',
] as const
export type Category = (typeof CATEGORIES)[number]

/** Categories that somebody may say she is of, to have their lines: each has to be shown. */
export const CLAIMED_CATEGORIES = ['crew', 'diplomat', 'airside-transfer', 'medical-evacuation'] as const
export type ClaimedCategory = (typeof CLAIMED_CATEGORIES)[number]

const integer = (column: string) => ({ type: 'integer', column, sql: 'smallint' }) as const
const date = (column: string) => ({ type: 'date', column, sql: 'date' }) as const
const instant = (column: string) => ({ type: 'instant', column, sql: 'timestamptz' }) as const
const boolean = (column: string) => ({ type: 'boolean', column, sql: 'boolean' }) as const
const code = (column: string) => ({ type: 'code', column, sql: 'text' }) as const
const set = (column: string) => ({ type: 'set', column, sql: 'integer' }) as const
const oneOf = <const V extends readonly string[]>(column: string, values: V) =>
  ({ type: 'enum', column, sql: 'text', values }) as const

/**
 * Every fact by its name in JSON and in rules. Nationality, birthplace and faith are not here and never
 * will be (DESIGN §2; IHR Art. 42: measures without discrimination).
 */
export const FACTS = {
  stage: oneOf('stage', STAGES),
  /** The category that counts: a claimed one only once it was shown, `traveller` until then. */
  category: oneOf('category', CATEGORIES),
  /** What she says she is and nobody has confirmed: it may add to what is asked of a traveller, never relax it. */
  claimedCategory: oneOf('claimed_category', ['none', ...CLAIMED_CATEGORIES]),
  /** Planned until landed, then actual. */
  arrivalAt: instant('arrival_at'),
  /** Highest level in the look-back window; 0 none, higher is stricter, ranks named by the pack's scheme. */
  areaLevel: integer('area_level'),
  /** The last day in an area of that level. */
  areaLastOn: date('area_last_on'),
  /** The same for airside time above the pack's hours; never a reason for quarantine by itself. */
  airsideLevel: integer('airside_level'),
  exposure: oneOf('exposure', ['none', 'some', 'contact']),
  exposureOn: date('exposure_on'),
  caseStatus: oneOf('case_status', ['none', 'suspected', 'confirmed', 'recovered']),
  caseOn: date('case_on'),
  symptoms: set('symptoms'),
  symptomsOn: date('symptoms_on'),
  /** Medicines against fever in the hours that the pack names. */
  antipyretics: boolean('antipyretics'),
  clinicalFinding: oneOf('clinical_finding', ['none', 'cleared', 'suspect', 'case']),
  clinicalFindingOn: date('clinical_finding_on'),
  /** °C: the first reading below the threshold, else the second with another device ten minutes later. */
  temperature: { type: 'number', column: 'temperature', sql: 'numeric(4,1)' },
  testResult: oneOf('test_result', ['none', 'negative', 'positive', 'inconclusive']),
  testSampledAt: instant('test_sampled_at'),
  /** Two or more people ill at home or at work. */
  clusterIll: boolean('cluster_ill'),
  /** Has a fixed home to stay at in the authority's area. */
  fixedHome: boolean('fixed_home'),
  /** The measure an officer ordered and that runs now: a measure code of the pack. */
  measure: code('measure'),
  measureUntil: instant('measure_until'),
  lastCheckInAt: instant('last_check_in_at'),
  /** Certificates verified by us, never merely claimed. */
  certificates: set('certificates'),
  ageBand: oneOf('age_band', ['child', 'minor', 'adult', 'older']),
  slot1: code('slot1'),
  slot2: code('slot2'),
  slot3: code('slot3'),
  slot4: date('slot4'),
  slot5: date('slot5'),
  slot6: date('slot6'),
  slot7: integer('slot7'),
  slot8: integer('slot8'),
  slot9: boolean('slot9'),
  slot10: boolean('slot10'),
  slot11: set('slot11'),
  slot12: instant('slot12'),
} as const satisfies Record<string, FactDefinition>

export type FactName = keyof typeof FACTS

/** The facts in the order of the registry. */
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[]

/** The slots that a pack may name, by their type: three codes, three dates, two integers, and so on. */
export type SlotName = Extract<FactName, `slot${number}`>

export const SLOT_NAMES = FACT_NAMES.filter((name): name is SlotName => name.startsWith('slot'))

interface ValueOf {
  readonly integer: number
  readonly number: number
  readonly date: string
  readonly instant: string
  readonly boolean: boolean
  readonly code: string
  readonly set: readonly string[]
}

/** The JSON value of a fact: dates `YYYY-MM-DD`, instants ISO 8601 with an offset or `Z`, sets arrays of codes. */
export type FactValue<N extends FactName> = (typeof FACTS)[N] extends {
  readonly values: readonly (infer V)[]
}
  ? V
  : ValueOf[Exclude<(typeof FACTS)[N]['type'], 'enum'>]

/** What is recorded about a holder. An absent key means *not recorded*, which is not the same as *none*. */
export type Facts = { readonly [N in FactName]?: FactValue<N> }

/** Whether a word is a fact. */
export const isFactName = (word: string): word is FactName => Object.hasOwn(FACTS, word)

/** The definition of a fact, with the optional fields in reach. */
export const factDefinition = (name: FactName): FactDefinition => FACTS[name]

const REFUSED_WORDS = ['nation', 'belief', 'beliefs', 'faith', 'race', 'caste', 'tribe', 'minority', 'creed']
const REFUSED_PARTS = [
  'nationalit',
  'citizen',
  'passportcountry',
  'issuingstate',
  'birthplace',
  'placeofbirth',
  'countryofbirth',
  'bornin',
  'religio',
  'ethnic',
]

/**
 * Whether a word names who people are instead of where they were or how they are: such words are refused as
 * facts, as slots and as codes, by name, so that the refusal can say why.
 */
export function isRefusedFact(word: string): boolean {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  return REFUSED_WORDS.includes(plain) || REFUSED_PARTS.some((part) => plain.includes(part))
}
