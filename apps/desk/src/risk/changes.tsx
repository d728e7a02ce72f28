// What one list changes of the one in force, line by line.
import { m, useSay } from '../say.tsx'

export function Changes({ changes }: { readonly changes: readonly string[] }) {
  const t = useSay()
  if (changes.length === 0) return <p className="quiet">{t(m.risk_no_change)}</p>
  return (
    <ul>
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  )
}
