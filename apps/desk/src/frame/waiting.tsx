// While something loads, the room it will take is kept.
import { Skeleton } from '@mantine/core'
import { m, useSay } from '../say.tsx'

export function Waiting({ rows = 8 }: { readonly rows?: number }) {
  const t = useSay()
  return (
    <div role="status" aria-label={t(m.loading)}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={22} my={12} />
      ))}
    </div>
  )
}
