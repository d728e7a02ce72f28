// Which language a page speaks: the path says it; at `/` the earlier choice (a cookie), then the browser's wish.
import { parseAccept } from 'hono/utils/accept'

/** Each under its own name, as people look for it. */
export const languages = {
  en: { name: 'English', direction: 'ltr' },
  'zh-Hans': { name: '简体中文', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  it: { name: 'Italiano', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
} as const

export type Language = keyof typeof languages
export const languageList = Object.keys(languages) as readonly Language[]

/** For route patterns. A group: one of Hono's routers would read bare alternatives as `^en`, `it`, `fr$`, and `site` has an `it`. */
export const languagePattern = `:language{(?:${languageList.join('|')})}`
export const languageCookie = 'language'

export const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

/** Whether a path segment looks like a language tag (BCP 47: 2 or 3 letters, then subtags), ours or not. */
export const looksLikeLanguage = (segment: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(segment)

/**
 * The language a tag means, or undefined: `zh`, `ZH-cn` and `zh-Hans-SG` are `zh-Hans`, `fr-CA` is `fr`.
 * Traditional characters are another script, so `zh-Hant` and `zh-TW` mean none of ours.
 */
export function languageOf(tag: string): Language | undefined {
  const exact = languageList.find((language) => language.toLowerCase() === tag.toLowerCase())
  if (exact !== undefined) return exact
  const [primary, ...subtags] = tag.toLowerCase().split('-')
  if (primary === 'zh')
    return subtags.some((tag) => ['hant', 'tw', 'hk', 'mo'].includes(tag)) ? undefined : 'zh-Hans'
  return languageList.find((language) => language === primary)
}

/** Ours that a reader of an unknown tag is likeliest to read: the same primary language, else the browser's wish. */
export function nearestLanguage(tag: string, acceptLanguage: string | undefined): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh-Hans' : chooseLanguage(undefined, acceptLanguage)
}

/** The earlier choice, else the best of `Accept-Language` (RFC 9110 §12.5.4), else English. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | undefined): Language {
  if (cookie !== undefined && isLanguage(cookie)) return cookie
  const wishes = parseAccept((acceptLanguage ?? '').slice(0, 500))
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { type } of wishes) {
    const language = languageOf(type) ?? (type.toLowerCase().startsWith('zh') ? 'zh-Hans' : undefined)
    if (language !== undefined) return language
  }
  return 'en'
}
