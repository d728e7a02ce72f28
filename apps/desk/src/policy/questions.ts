// A questionnaire under the hands of an editor: words by language, order, and when a question is asked. FHIR keeps
// translations beside the English text.
export interface Words {
  readonly [field: string]: unknown
}

export interface Item extends Words {
  readonly linkId: string
  readonly text: string
  readonly type: string
  readonly item?: readonly Item[]
  readonly required?: boolean
  readonly enableWhen?: readonly EnableWhen[]
  readonly answerOption?: readonly { readonly valueCoding: Words & { readonly code: string } }[]
  readonly extension?: readonly (Words & { readonly url: string })[]
}

export interface EnableWhen {
  readonly question: string
  readonly operator: string
  readonly answerBoolean?: boolean
  readonly answerCoding?: { readonly code: string }
}

export type Document = Words & { readonly resourceType: 'Questionnaire'; readonly item: readonly Item[] }

const translation = 'http://hl7.org/fhir/StructureDefinition/translation'

interface Translation {
  readonly url: string
  readonly extension: readonly [{ readonly valueCode: string }, { readonly valueString: string }]
}

const translationsOf = (holder: Words, field: string): readonly Translation[] =>
  (holder[`_${field}`] as { extension?: readonly Translation[] } | undefined)?.extension ?? []

/** What a field says in a language; empty where it says nothing. */
export function wordsIn(holder: Words, field: string, language: string): string {
  if (language === 'en') return String(holder[field] ?? '')
  const found = translationsOf(holder, field).find(({ extension: [lang] }) => lang.valueCode === language)
  return found?.extension[1].valueString ?? ''
}

/** The same with other words in a language; words that are taken out go. */
export function withWords<H extends Words>(holder: H, field: string, language: string, words: string): H {
  if (language === 'en') return { ...holder, [field]: words }
  const said = {
    url: translation,
    extension: [
      { url: 'lang', valueCode: language },
      { url: 'content', valueString: words },
    ],
  }
  const all = translationsOf(holder, field)
  const at = all.findIndex(({ extension: [lang] }) => lang.valueCode === language)
  const others = at < 0 ? [...all, said] : all.with(at, said as never)
  return {
    ...holder,
    [`_${field}`]: { extension: words === '' ? others.filter((one) => (one as object) !== said) : others },
  }
}

export const hintUrl = 'https://pratique.example/fhir/hint'

/** Moves one of a row a place up or down. */
export function moved<T>(row: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const one = row[at]
  const other = row[at + by]
  return one === undefined || other === undefined ? row : row.with(at, other).with(at + by, one)
}

/** The questions that stand before one, with what may be answered to them. */
export function questionsBefore(document: Document, linkId: string): readonly Item[] {
  const all = document.item.flatMap((page) => page.item ?? [])
  const at = all.findIndex((question) => question.linkId === linkId)
  return all.slice(0, Math.max(0, at)).filter(({ type }) => type === 'boolean' || type === 'choice')
}
