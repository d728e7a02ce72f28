// The risk desk: what is wrong with the feeds, the lists in force with the figures that put each place there, what a
// list would be today, and what waits for a second person.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayDay, useSay } from '../say.tsx'
import { Feeds } from './feeds.tsx'
import { ListInForce } from './list-in-force.tsx'
import { Proposals } from './proposals.tsx'
import { riskQuery } from './risk-deeds.ts'
import { UnfitFeeds } from './unfit-feeds.tsx'

export function RiskPage() {
  const t = useSay()
  const { data, error, refetch } = useQuery(riskQuery())
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t(m.risk_title)}</Title>
        <p className="quiet">
          {data.title} · {sayDay(t, data.today)}
        </p>
      </div>
      <UnfitFeeds feeds={data.feeds} />
      <Proposals desk={data} />
      {data.lists.map((list) => (
        <ListInForce key={list.id} list={list} desk={data} />
      ))}
      <Feeds desk={data} />
    </Stack>
  )
}
