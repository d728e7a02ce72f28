// What contradicts the declaration of one person, on her page: open ones, and how others were settled.
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { contradictionsQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'
import { ContradictionCard } from './contradiction-card.tsx'

export function ContradictionsOfHolder({ holderId }: { readonly holderId: string }) {
  const t = useSay()
  const { data, error, refetch } = useQuery(contradictionsQuery({ holderId }))
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data || data.contradictions.length === 0) return null
  return (
    <section className="panel">
      <Title order={2}>{t(m.contradictions)}</Title>
      <ul className="steps">
        {data.contradictions.map((row) => (
          <ContradictionCard key={row.contradictionId} row={row} withName={false} />
        ))}
      </ul>
    </section>
  )
}
