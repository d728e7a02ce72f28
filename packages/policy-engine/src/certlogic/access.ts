// Data access: own properties and indexes only. Neither prototypes nor lengths nor letters of a text are data.

/** One step of a path, prepared. */
interface Step {
  readonly key: string
  /** The index that the key is in a list, or -1. */
  readonly index: number
  /** True for names that every object inherits, which need the slower look-up. */
  readonly inherited: boolean
}

const prepare = (key: string): Step => ({
  key,
  index: /^\d{1,15}$/.test(key) ? Number(key) : -1,
  inherited: key in Object.prototype,
})

function take(value: unknown, { key, index, inherited }: Step): unknown {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return index < 0 ? null : (value[index] ?? null)
  if (inherited && !Object.hasOwn(value, key)) return null
  // An index signature is what JSON objects have; the check above keeps inherited names out.
  return (value as { readonly [key: string]: unknown })[key] ?? null
}

interface JsonObject {
  readonly [key: string]: unknown
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isName = ({ index, inherited }: Step): boolean => index < 0 && !inherited

/** `payload.v.0.tg`, the path of nearly all rules for certificates: twice as fast as step by step. */
function compileEntryField(a: Step, b: Step, c: Step, d: Step): (data: unknown) => unknown {
  const [group, kind, index, field] = [a.key, b.key, c.index, d.key]
  return (data) => {
    if (!isObject(data)) return null
    const inGroup = data[group]
    if (!isObject(inGroup)) return null
    const entries = inGroup[kind]
    if (!Array.isArray(entries)) return take(take(entries, c), d)
    const entry: unknown = entries[index]
    return isObject(entry) ? (entry[field] ?? null) : null
  }
}

/** `external.validationClock`. */
function compileMember({ key: group }: Step, { key: field }: Step): (data: unknown) => unknown {
  return (data) => {
    const inGroup = isObject(data) ? data[group] : null
    return isObject(inGroup) ? (inGroup[field] ?? null) : null
  }
}

/** Compiles the path of a `var` operation; what is not there is null. */
export function compileAccess(path: string): (data: unknown) => unknown {
  if (path === '') return (data) => data ?? null
  const [a, b, c, d, ...rest] = path.split('.').map(prepare)
  if (a && b && c && d && rest.length === 0 && [a, b, d].every(isName) && c.index >= 0)
    return compileEntryField(a, b, c, d)
  if (a && b && !c && isName(a) && isName(b)) return compileMember(a, b)
  if (!a) return (data) => data ?? null
  if (!b) return (data) => take(data, a)
  if (!c) return (data) => take(take(data, a), b)
  if (!d) return (data) => take(take(take(data, a), b), c)
  const four = (data: unknown) => take(take(take(take(data, a), b), c), d)
  return rest.length === 0 ? four : (data) => rest.reduce(take, four(data))
}
