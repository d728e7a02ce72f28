// The part of a FHIR R4 Questionnaire (hl7.org/fhir/R4/questionnaire.html) that a pack may use. Pages, API and checks
// read the same file, so a question exists once.
//
// Answers are kept by link id, flat: a group that does not repeat adds no level, one that repeats is an array of
// objects. A choice is its code (several: an array of codes), a date `YYYY-MM-DD`, a dateTime ISO 8601 (without an
// offset: the local time of the port of arrival), a boolean, integer or decimal (quantity: the value in the unit
// asked for) itself. A question not asked (enableWhen) or left empty has no key.
import type { Language } from '../place/language.ts'

export interface FhirExtension {
  readonly url: string
  readonly valueCode?: string
  readonly valueString?: string
  readonly valueInteger?: number
  readonly valueCoding?: FhirCoding
  readonly extension?: readonly FhirExtension[]
}

/** FHIR's companion of a text, with its translations. */
export interface FhirTexts {
  readonly extension?: readonly FhirExtension[]
}

export interface FhirCoding {
  readonly system?: string
  readonly code: string
  readonly display: string
  readonly _display?: FhirTexts
}

export interface FhirCondition {
  readonly question: string
  readonly operator: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<='
  readonly answerBoolean?: boolean
  readonly answerInteger?: number
  readonly answerDate?: string
  readonly answerString?: string
  readonly answerCoding?: { readonly code: string }
}

export type FhirItemType =
  | 'group'
  | 'display'
  | 'choice'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'string'
  | 'text'
  | 'integer'
  | 'decimal'
  | 'quantity'

export interface FhirItem {
  readonly linkId: string
  readonly type: FhirItemType
  readonly text?: string
  readonly _text?: FhirTexts
  readonly required?: boolean
  readonly repeats?: boolean
  readonly maxLength?: number
  readonly enableWhen?: readonly FhirCondition[]
  readonly enableBehavior?: 'all' | 'any'
  readonly answerOption?: readonly { readonly valueCoding: FhirCoding }[]
  readonly extension?: readonly FhirExtension[]
  readonly item?: readonly FhirItem[]
}

export interface FhirQuestionnaire {
  readonly resourceType: 'Questionnaire'
  readonly url: string
  readonly version: string
  readonly title: string
  readonly _title?: FhirTexts
  /** Groups at the top are pages. */
  readonly item: readonly FhirItem[]
}

const translation = 'http://hl7.org/fhir/StructureDefinition/translation'

/** A text in a language, the text itself where it is not translated. */
export function fhirText(
  text: string | undefined,
  companion: FhirTexts | undefined,
  language: Language,
): string {
  const translations = companion?.extension?.filter(({ url }) => url === translation) ?? []
  const wanted = translations.find(({ extension }) =>
    extension?.some(({ url, valueCode }) => url === 'lang' && valueCode === language),
  )
  return wanted?.extension?.find(({ url }) => url === 'content')?.valueString ?? text ?? ''
}
