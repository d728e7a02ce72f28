// Which languages are spoken is said by the files of an instance, not by its API: here only how a tag is spelled.
import { z } from 'zod'

/** A language as a BCP 47 tag. */
export const LanguageTag = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/,
    'A language tag as in BCP 47, such as it or zh-Hans',
  )
  .meta({ description: 'BCP 47 tag of a language that the site speaks', example: 'it' })
