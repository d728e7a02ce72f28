// The style sheet under an address that changes with it, so that a phone fetches it once and keeps it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const source = readFileSync(new URL('style.css', import.meta.url), 'utf8')

/** Without comments and indentation: what goes over the network. */
export const style = source
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s*\n\s*/g, '\n')
  .trim()

export const styleAddress = `/site/style-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`
