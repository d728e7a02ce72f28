// Says the site's own sentences in one language. Texts of rules and questions come from the pack, not from here.
import type { Language } from './language.ts'

export { m } from '../../generated/messages/messages.js'

type Message<Inputs> = (inputs: Inputs, options: { locale: Language }) => string
type Given<Inputs> = keyof Inputs extends never ? [] : [inputs: Inputs]

export interface Say {
  <Inputs extends object>(message: Message<Inputs>, ...given: Given<Inputs>): string
  readonly language: Language
}

const voices = new Map<Language, Say>()

/** `const t = say('ar')`, then `t(m.site_continue)` or `t(m.site_errors, { count: 2 })`. */
export function say(language: Language): Say {
  const known = voices.get(language)
  if (known !== undefined) return known
  const voice = Object.assign(
    <Inputs extends object>(message: Message<Inputs>, ...given: Given<Inputs>): string =>
      message((given[0] ?? {}) as Inputs, { locale: language }),
    { language },
  )
  voices.set(language, voice)
  return voice
}
