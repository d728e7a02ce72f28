// Feeds from which no list is derived, each with the gravest thing that was found: a list is only as good as they are.
import { Alert } from '@mantine/core'
import type { RiskDeskAnswer } from '@pratique/api-contract'
import { m, useSay } from '../say.tsx'

export function UnfitFeeds({ feeds }: Pick<RiskDeskAnswer, 'feeds'>) {
  const t = useSay()
  return feeds
    .filter(({ fit }) => !fit)
    .map(({ id, title, findings }) => (
      <Alert key={id} color="orange" title={t(m.risk_unfit, { feed: title })} role="status">
        <bdi>{findings[0]?.text}</bdi> {t(m.risk_last_good)}
      </Alert>
    ))
}
