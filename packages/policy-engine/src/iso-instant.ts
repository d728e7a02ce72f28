// Instants as text. Ends of measures fall on few midnights, so the last texts are kept; writing a date costs more
// than a rule.

const kept = new Map<number, string>()

/** ISO 8601 in UTC of milliseconds; null for null and for what never happens. */
export function isoInstant(instant: number | null): string | null {
  if (instant === null || !Number.isFinite(instant)) return null
  const known = kept.get(instant)
  if (known !== undefined) return known
  const text = new Date(instant).toISOString()
  if (kept.size >= 20_000) kept.clear()
  kept.set(instant, text)
  return text
}
