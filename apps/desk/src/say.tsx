// The desk's own words in the officer's language, and days and times as that language writes them.
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { m } from '../generated/messages/messages.js'

export { m }

export const languages = {
  en: 'English',
  'zh-Hans': '简体中文',
  ar: 'العربية',
  it: 'Italiano',
  es: 'Español',
  fr: 'Français',
} as const
export type Language = keyof typeof languages
const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

type Message<Inputs> = (inputs: Inputs, options: { locale: Language }) => string
type Given<Inputs> = keyof Inputs extends never ? [] : [inputs: Inputs]

export interface Say {
  <Inputs extends object>(message: Message<Inputs>, ...given: Given<Inputs>): string
  readonly language: Language
  /** BCP 47, for dates: day before month in English, the digits of passports in Arabic. */
  readonly locale: string
}

const locales: Partial<Record<Language, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' }

function voice(language: Language): Say {
  const speak = <Inputs extends object>(message: Message<Inputs>, ...given: Given<Inputs>): string =>
    message((given[0] ?? {}) as Inputs, { locale: language })
  return Object.assign(speak, { language, locale: locales[language] ?? language })
}

const kept = 'pratique-desk-language'

function firstLanguage(): Language {
  const wishes = [localStorage.getItem(kept) ?? '', ...navigator.languages]
  for (const wish of wishes) {
    if (isLanguage(wish)) return wish
    const primary = wish.split('-')[0] ?? ''
    if (primary === 'zh') return 'zh-Hans'
    if (isLanguage(primary)) return primary
  }
  return 'en'
}

let current: Language = firstLanguage()
/** For requests, which are made outside of any component. */
export const currentLanguage = (): Language => current

const SayContext = createContext<{ readonly t: Say; readonly choose: (language: Language) => void } | null>(
  null,
)

export function SayProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(current)
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  }, [language])
  const value = useMemo(
    () => ({
      t: voice(language),
      choose: (chosen: Language) => {
        current = chosen
        localStorage.setItem(kept, chosen)
        setLanguage(chosen)
      },
    }),
    [language],
  )
  return <SayContext value={value}>{children}</SayContext>
}

function useSaying() {
  const saying = use(SayContext)
  if (saying === null) throw new Error('There is no SayProvider around this')
  return saying
}

export const useSay = (): Say => useSaying().t
export const useChooseLanguage = () => useSaying().choose

/** `at`: ISO instant; the zone is the authority's. */
export const sayTime = (t: Say, at: string | Date, zone: string): string =>
  new Intl.DateTimeFormat(t.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  }).format(new Date(at))

export const sayInstant = (t: Say, at: string | Date, zone: string): string =>
  new Intl.DateTimeFormat(t.locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  }).format(new Date(at))

/** `day`: `YYYY-MM-DD`. */
export const sayDay = (t: Say, day: string): string =>
  new Intl.DateTimeFormat(t.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
