// The languages the house speaks. Every text of a pack and every name of a place is kept under these keys.
export const languages = ['en', 'zh-Hans', 'ar', 'it', 'es', 'fr'] as const
export type Language = (typeof languages)[number]

/** A text in each language; English is the base and always there. */
export type Names = { readonly en: string } & { readonly [language in Language]?: string | undefined }

export const nameIn = (names: Names, language: Language): string => names[language] ?? names.en
