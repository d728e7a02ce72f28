// The desk's own words in the officer's language, and days and times as that language writes them.
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { languages } from '../generated/languages.ts'
import { m } from '../generated/messages/messages.js'

/** What each is called by its own speakers, and which way it is written. */
export { languages, m }
/** For choosing one: tag and name. */
export const languageChoices = Object.entries(languages).map(([value, { name }]) => ({
  value: value as Language,
  label: name,
}))
export type Language = keyof typeof languages
export const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

type Message<Inputs> = (inputs: Inputs, options: { locale: Language }) => string
type Given<Inputs> = keyof Inputs extends never ? [] : [inputs: Inputs]

export interface Say {
  <Inputs extends object>(message: Message<Inputs>, ...given: Given<Inputs>): string
  readonly language: Language
  /** BCP 47, for dates: day before month in English, the digits of passports in Arabic. */
  readonly locale: string
}

function voice(language: Language): Say {
  const speak = <Inputs extends object>(message: Message<Inputs>, ...given: Given<Inputs>): string =>
    message((given[0] ?? {}) as Inputs, { locale: language })
  return Object.assign(speak, { language, locale: `${language === 'en' ? 'en-GB' : language}-u-nu-latn` })
}

const kept = 'pratique-desk-language'

function firstLanguage(): Language {
  const wishes = [localStorage.getItem(kept) ?? '', ...navigator.languages]
  for (const wish of wishes) {
    if (isLanguage(wish)) return wish
    const [tongue = ''] = wish.split('-')
    const kin = Object.keys(languages).find((language) => language.split('-')[0] === tongue)
    if (kin !== undefined && isLanguage(kin)) return kin
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
    document.documentElement.dir = languages[language].direction
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

/** `day`: `YYYY-MM-DD`, with its year: for days of any time. */
export const sayDate = (t: Say, day: string): string =>
  new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
