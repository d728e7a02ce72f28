// Lists that are too long to choose from: a traveller types a name in her language, the answer is a code.
export interface Suggestion {
  readonly value: string
  readonly label?: string
}

export interface Lookups {
  /** The code of what was typed (a code, or a name in the page's language or in English); null when unknown. */
  codeOf(valueSet: string, text: string): string | null
  /** The name of a code in the page's language; the text itself when it is no code. */
  nameOf(valueSet: string, code: string): string
  /** Names that come near to what was typed and mean more than one thing, or another; at most five. */
  nearOf(valueSet: string, text: string): readonly string[]
  /** What to suggest; kept short, for it travels with the page. */
  suggestionsOf(valueSet: string): readonly Suggestion[]
}
