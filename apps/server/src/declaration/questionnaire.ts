// The part of a FHIR R4 Questionnaire that a pack may use: pages are top-level groups, questions stand in them.
// Everything beyond FHIR is an extension under `pratique.example/fhir`, listed here and nowhere else.
import { z } from 'zod'

export const extensionUrl = {
  translation: 'http://hl7.org/fhir/StructureDefinition/translation',
  optionExclusive: 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive',
  maxOccurs: 'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs',
  minValue: 'http://hl7.org/fhir/StructureDefinition/minValue',
  maxValue: 'http://hl7.org/fhir/StructureDefinition/maxValue',
  unit: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
  /** Why it is asked, in words; translated like a text. */
  hint: 'https://pratique.example/fhir/hint',
  /** The fact of the registry that the answer feeds. */
  fact: 'https://pratique.example/fhir/fact',
  /** What personal data is kept for, in words. */
  purpose: 'https://pratique.example/fhir/purpose',
  retentionDays: 'https://pratique.example/fhir/retention-days',
  /** How a text or a day must look: see `formats`. */
  format: 'https://pratique.example/fhir/format',
} as const

const formats = ['flight', 'seat', 'email', 'phone', 'mrz', 'document-number', 'past-day'] as const
export type Format = (typeof formats)[number]

const codingSchema = z.strictObject({ system: z.string().optional(), code: z.string() })
const translationSchema = z.strictObject({
  url: z.literal(extensionUrl.translation),
  extension: z.tuple([
    z.strictObject({ url: z.literal('lang'), valueCode: z.string() }),
    z.strictObject({ url: z.literal('content'), valueString: z.string().min(1) }),
  ]),
})
const translatedSchema = z.strictObject({ extension: z.array(translationSchema) })

const extensionSchema = z.strictObject({
  url: z.enum(Object.values(extensionUrl)),
  valueString: z.string().optional(),
  _valueString: translatedSchema.optional(),
  valueCode: z.string().optional(),
  valueInteger: z.int().optional(),
  valueBoolean: z.boolean().optional(),
  valueCoding: codingSchema.optional(),
})
export type Extension = z.infer<typeof extensionSchema>

const answerOptionSchema = z.strictObject({
  extension: z.array(extensionSchema).optional(),
  valueCoding: codingSchema.extend({ display: z.string().min(1), _display: translatedSchema.optional() }),
})
export type AnswerOption = z.infer<typeof answerOptionSchema>

const enableWhenSchema = z.strictObject({
  question: z.string(),
  operator: z.enum(['exists', '=', '!=']),
  answerBoolean: z.boolean().optional(),
  answerCoding: codingSchema.optional(),
})
export type EnableWhen = z.infer<typeof enableWhenSchema>

const itemBase = {
  extension: z.array(extensionSchema).default([]),
  linkId: z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)?$/),
  text: z.string().min(1),
  _text: translatedSchema.optional(),
  enableWhen: z.array(enableWhenSchema).default([]),
  enableBehavior: z.enum(['all', 'any']).default('all'),
  required: z.boolean().default(false),
  repeats: z.boolean().default(false),
}

const questionSchema = z.strictObject({
  ...itemBase,
  type: z.enum(['choice', 'boolean', 'date', 'dateTime', 'string', 'integer', 'quantity']),
  maxLength: z.int().positive().optional(),
  answerOption: z.array(answerOptionSchema).optional(),
  answerValueSet: z.string().startsWith('#').optional(),
})
export type Question = z.infer<typeof questionSchema>

const pageSchema = z.strictObject({
  ...itemBase,
  type: z.literal('group'),
  item: z.array(questionSchema).min(1),
})
export type QuestionGroup = z.infer<typeof pageSchema>

const valueSetSchema = z.strictObject({
  resourceType: z.literal('ValueSet'),
  id: z.string(),
  status: z.string(),
  title: z.string(),
  compose: z.strictObject({ include: z.array(z.strictObject({ system: z.string() })) }),
})

export const questionnaireSchema = z
  .strictObject({
    resourceType: z.literal('Questionnaire'),
    id: z.string(),
    language: z.literal('en'),
    contained: z.array(valueSetSchema).default([]),
    url: z.url(),
    version: z.string(),
    name: z.string(),
    title: z.string(),
    _title: translatedSchema.optional(),
    status: z.string(),
    subjectType: z.array(z.string()),
    item: z.array(pageSchema).min(1),
  })
  .check((context) => {
    for (const message of faultsOf(context.value)) {
      context.issues.push({ code: 'custom', input: context.value.id, path: ['item'], message })
    }
  })
export type Questionnaire = z.infer<typeof questionnaireSchema>

/** What a schema cannot say: link ids are unique and under their group, and a condition looks back only. */
function faultsOf(questionnaire: { contained: { id: string }[]; item: QuestionGroup[] }): readonly string[] {
  const sets = questionnaire.contained.map(({ id }) => `#${id}`)
  const seen = new Set<string>()
  return questionnaire.item.flatMap((page) => [
    ...faultsOfItem(page, page.linkId, sets, seen),
    ...page.item.flatMap((question) => faultsOfItem(question, page.linkId, sets, seen)),
  ])
}

function faultsOfItem(
  item: QuestionGroup | Question,
  group: string,
  sets: readonly string[],
  seen: Set<string>,
): readonly string[] {
  const { linkId } = item
  const faults = item.enableWhen
    .filter(({ question }) => !seen.has(question))
    .map(({ question }) => `"${linkId}" depends on "${question}", which does not stand before it`)
  if (seen.has(linkId)) faults.push(`"${linkId}" stands twice`)
  seen.add(linkId)
  if (item.type === 'group') return faults
  if (!linkId.startsWith(`${group}.`)) faults.push(`"${linkId}" does not begin with its group "${group}"`)
  return item.type === 'choice' ? [...faults, ...faultsOfChoice(item, sets)] : faults
}

function faultsOfChoice(
  { linkId, answerOption, answerValueSet }: Question,
  sets: readonly string[],
): readonly string[] {
  if (answerOption === undefined && answerValueSet === undefined)
    return [`"${linkId}" has nothing to choose from`]
  if (answerValueSet === undefined || sets.includes(answerValueSet)) return []
  return [`"${linkId}" chooses from "${answerValueSet}", which is not contained`]
}

/** The pages in their order: one group, one page. */
export const pagesOf = (questionnaire: Questionnaire): readonly QuestionGroup[] => questionnaire.item

export const findPage = (questionnaire: Questionnaire, linkId: string): QuestionGroup | undefined =>
  questionnaire.item.find((page) => page.linkId === linkId)

export const findQuestion = (questionnaire: Questionnaire, linkId: string): Question | undefined =>
  questionnaire.item.flatMap((page) => page.item).find((question) => question.linkId === linkId)

/** The last segment of a link id: the key of its answer. */
export const keyOf = (linkId: string): string => linkId.slice(linkId.lastIndexOf('.') + 1)

type WithExtensions = { readonly extension?: readonly Extension[] | undefined }

export const findExtension = (item: WithExtensions, name: keyof typeof extensionUrl): Extension | undefined =>
  item.extension?.find(({ url }) => url === extensionUrl[name])

export const formatOf = (question: Question): Format | undefined =>
  formats.find((format) => format === findExtension(question, 'format')?.valueCode)

/** The facts that an answer feeds, by their names in the registry. */
export const factsFedBy = ({ extension }: Question): readonly string[] =>
  extension.flatMap(({ url, valueCode }) =>
    url === extensionUrl.fact && valueCode !== undefined ? [valueCode] : [],
  )

/** How many entries a repeating group, or answers a repeating question, may have. */
export const mostOf = (item: QuestionGroup | Question): number =>
  findExtension(item, 'maxOccurs')?.valueInteger ?? 40

/** The option that means "none of these" and goes with no other. */
export const isExclusive = (option: AnswerOption): boolean =>
  findExtension(option, 'optionExclusive')?.valueBoolean === true

/** The id of the list that a question chooses from, without its `#`. */
export const valueSetOf = ({ answerValueSet }: Question): string | undefined => answerValueSet?.slice(1)
