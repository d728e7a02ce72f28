// On the board of what is overdue: feeds that lie, for those who may look at risk.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { meQuery } from '../api/queries.ts'
import { riskQuery } from './risk-deeds.ts'
import { UnfitFeeds } from './unfit-feeds.tsx'

export function RiskNotices() {
  const { data: me } = useSuspenseQuery(meQuery())
  return 'risk.read' in me.deeds ? <Notices /> : null
}

function Notices() {
  const { data } = useQuery(riskQuery())
  return data ? <UnfitFeeds feeds={data.feeds} /> : null
}
