// JSON from strangers: bounded in depth before it is parsed, since everything that walks a value later
// (canonical form, printing) is recursive; and its canonical form (RFC 8785).

const MAX_DEPTH = 64

/** The value of JSON text; undefined when it is malformed or nested too deeply. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined || !isShallow(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A JSON object; undefined for anything else. */
export function parseJsonObject(text: string | undefined): Record<string, unknown> | undefined {
  const value = parseJson(text)
  return isObject(value) ? { ...value } : undefined
}

/** Whether a value is an object that is no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON Canonicalization Scheme's text of a parsed value (RFC 8785): keys by UTF-16 code units, no space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

const [quote, backslash] = [0x22, 0x5c]
const isOpening = (character: number): boolean => character === 0x5b || character === 0x7b
const isClosing = (character: number): boolean => character === 0x5d || character === 0x7d

// Character by character: a regular expression over the same text costs a tenth of a signature check.
function isShallow(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === quote) at = endOfString(text, at + 1)
    else if (isOpening(character)) depth++
    else if (isClosing(character)) depth--
    if (depth > MAX_DEPTH) return false
  }
  return true
}

// Where it does not end, the text is no JSON, whatever brackets are in it.
function endOfString(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const character = text.charCodeAt(at)
    if (character === quote) return at
    at += character === backslash ? 2 : 1
  }
  return at
}
