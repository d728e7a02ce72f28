import { m, useSay } from '../say.tsx'

export function NotHere() {
  const t = useSay()
  return <p>{t(m.not_here)}</p>
}
