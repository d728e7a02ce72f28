// A language that somebody names in a request. Refused where the site does not speak it: what is written to people must
// be in the words that whoever asked expects, and not silently in others.
import { Problem } from '../platform/problem.ts'
import { invalidRequest } from '../platform/trouble.ts'
import { isLanguage, type Language, languageList } from './language.ts'

export function spoken(tag: string): Language {
  if (isLanguage(tag)) return tag
  const detail = `This site speaks ${languageList.join(', ')}.`
  throw new Problem(invalidRequest, {
    detail,
    errors: [{ pointer: '/language', code: 'language-not-spoken', detail }],
  })
}
