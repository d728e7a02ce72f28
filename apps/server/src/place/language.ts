// The languages the house speaks: those in which its messages are written.
import { languages as written } from '../../generated/languages.ts'

export type Language = keyof typeof written
export const languages = Object.keys(written) as readonly Language[]
