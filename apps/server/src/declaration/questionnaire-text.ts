// The words of a questionnaire in the language of the reader; English where a translation is missing.
import {
  type AnswerOption,
  findExtension,
  type Question,
  type QuestionGroup,
  type Questionnaire,
} from './questionnaire.ts'

type Item = Question | QuestionGroup
type Translated = QuestionGroup['_text']

export const textOf = ({ text, _text }: Item, language: string): string => inLanguage(text, _text, language)

export const titleOf = ({ title, _title }: Questionnaire, language: string): string =>
  inLanguage(title, _title, language)

/** How to answer, and why it is asked; nothing where the question speaks for itself. */
export const findHint = (item: Item, language: string): string | undefined =>
  findWords(item, 'hint', language)

/** What the answers of a page are kept for and how long. */
export const findPurpose = (item: Item, language: string): string | undefined =>
  findWords(item, 'purpose', language)

export const optionText = ({ valueCoding }: AnswerOption, language: string): string =>
  inLanguage(valueCoding.display, valueCoding._display, language)

function findWords(item: Item, name: 'hint' | 'purpose', language: string): string | undefined {
  const extension = findExtension(item, name)
  if (extension?.valueString === undefined) return undefined
  return inLanguage(extension.valueString, extension._valueString, language)
}

function inLanguage(english: string, translated: Translated, language: string): string {
  const translation = translated?.extension.find(({ extension: [lang] }) => lang.valueCode === language)
  return translation?.extension[1].valueString ?? english
}
