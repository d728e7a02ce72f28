// Where the figures come from: how far each feed reaches, what was found in it, and a new one taken in by hand.
import { Button, FileButton, Title } from '@mantine/core'
import type { RiskDeskAnswer, RiskDeskFeed } from '@pratique/api-contract'
import { Trouble } from '../frame/trouble.tsx'
import { m, sayDay, useSay } from '../say.tsx'
import { useTakeIn } from './risk-deeds.ts'

export function Feeds({ desk }: { readonly desk: RiskDeskAnswer }) {
  const t = useSay()
  return (
    <section className="panel">
      <Title order={2}>{t(m.risk_feeds)}</Title>
      <p className="quiet">{t(m.risk_feeds_hint)}</p>
      {desk.feeds.map((feed) => (
        <Feed key={feed.id} feed={feed} desk={desk} />
      ))}
    </section>
  )
}

function Feed({ feed, desk }: { readonly feed: RiskDeskFeed; readonly desk: RiskDeskAnswer }) {
  const t = useSay()
  const takeIn = useTakeIn()
  const send = async (file: File | null) => {
    if (file) takeIn.mutate({ pack: desk.pack, feed: feed.id, csv: await file.text() })
  }
  return (
    <div>
      <Title order={3}>
        {feed.title} <code className="quiet">{feed.id}</code>
      </Title>
      <p className="parts">
        <strong>{t(feed.fit ? m.risk_fit : m.risk_not_fit)}</strong>
        <span>
          {feed.lastDay === null ? t(m.risk_no_day) : t(m.risk_last_day, { day: sayDay(t, feed.lastDay) })}
        </span>
        <span>{t(m.risk_places, { count: feed.places })}</span>
        <bdi className="quiet">{feed.origin}</bdi>
      </p>
      {feed.findingsInAll > 0 && (
        <details open={!feed.fit}>
          <summary>{t(m.risk_findings, { count: feed.findingsInAll })}</summary>
          <ul>
            {feed.findings.map(({ text }) => (
              <li key={text} dir="ltr">
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {takeIn.error && <Trouble error={takeIn.error} again={() => takeIn.reset()} />}
      {desk.mayPropose && (
        <FileButton accept=".csv,text/csv" onChange={(file) => void send(file)}>
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={takeIn.isPending}>
              {t(m.risk_take_in)}
            </Button>
          )}
        </FileButton>
      )}
    </div>
  )
}
