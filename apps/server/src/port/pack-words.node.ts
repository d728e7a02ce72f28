// The words of the pack for what a tablet shows by its code: symptoms, and the help that its questionnaire offers. In all
// its languages, because a tablet shows a second one.
import { z } from 'zod'
import { readQuestionnaire } from '../declaration/questionnaire.node.ts'
import { findQuestion } from '../declaration/questionnaire.ts'
import { optionText } from '../declaration/questionnaire-text.ts'
import { type Language, languages } from '../place/language.ts'
import { findPackFolder, readPackJson } from '../place/pack-files.node.ts'

type Words = Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>>

export interface PackWords {
  readonly symptoms: Words
  readonly assistance: Words
}

const Labelled = z.object({
  codes: z.object({
    symptoms: z.array(z.object({ code: z.string(), labels: z.record(z.string(), z.string()) })),
  }),
})

const read = new Map<string, PackWords>()

export function packWords({ config }: { readonly config: { readonly pack: string } }): PackWords {
  const known = read.get(config.pack)
  if (known !== undefined) return known
  const folder = findPackFolder(config.pack)
  if (folder === undefined) throw new Error(`There is no pack "${config.pack}"`)
  const { symptoms } = Labelled.parse(readPackJson(folder, 'pack.json')).codes
  const needs = findQuestion(readQuestionnaire(folder), 'assistance.needs')?.answerOption ?? []
  const words: PackWords = {
    symptoms: Object.fromEntries(symptoms.map(({ code, labels }) => [code, labels])),
    assistance: Object.fromEntries(
      needs.map((option) => [
        option.valueCoding.code,
        Object.fromEntries(languages.map((language) => [language, optionText(option, language)])),
      ]),
    ),
  }
  read.set(config.pack, words)
  return words
}
