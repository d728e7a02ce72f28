// What somebody may have meant who mistyped a name: the known names within a few slips of the finger.

/** Known names near `typed`, nearest first, three at most. */
export function nearest(typed: string, known: readonly string[]): readonly string[] {
  const most = Math.max(2, Math.floor(typed.length / 3))
  return known
    .map((name) => ({
      name,
      far: name.startsWith(typed) || typed.startsWith(name) ? 0 : distance(typed, name),
    }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Insertions, deletions and replacements that turn `a` into `b` (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
