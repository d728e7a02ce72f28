// Every record of this device that the server does not have yet, and what it said to those it refused. A person decides
// of these; nothing goes away by itself.
import { Alert, Button, Stack, Title } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { instanceQuery } from '../api/queries.ts'
import { signOut } from '../frame/sign-out.ts'
import { m, type Say, sayInstant, useSay } from '../say.tsx'
import { Conflict } from './conflict.tsx'
import { isHeld, type OpenDeed } from './deed.ts'
import { useOutbox } from './desk-outbox.ts'

const route = getRouteApi('/frame/outbox')

export function OutboxPage() {
  const t = useSay()
  const { leaving } = route.useSearch()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { deeds, foreign, signedOut } = useOutbox()
  const conflicts = deeds.filter(({ standing }) => standing === 'conflict')
  const waiting = deeds.filter(({ standing }) => standing === 'waiting')
  return (
    <Stack gap="md">
      <Title order={1}>{t(m.outbox_title)}</Title>
      <p className="measure-text">{t(m.outbox_hint)}</p>
      {signedOut && (
        <Alert color="red" variant="outline" role="alert">
          {t(m.outbox_signed_out)}
        </Alert>
      )}
      {leaving && <Leaving count={waiting.length + conflicts.length} />}
      {conflicts.map((deed) => (
        <Conflict key={deed.id} deed={deed} />
      ))}
      {waiting.length + conflicts.length === 0 && <p>{t(m.outbox_none)}</p>}
      {deeds.length > 0 && <DeedTable deeds={deeds} zone={instance.zone} />}
      {foreign.map(({ officer, officerName, count, oldestAt }) => (
        <p key={officer} className="measure-text">
          {t(m.outbox_foreign, {
            name: officerName,
            count,
            since: sayInstant(t, oldestAt, instance.zone),
          })}
        </p>
      ))}
    </Stack>
  )
}

function Leaving({ count }: { readonly count: number }) {
  const t = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut(client)
    await navigate({ to: '/sign-in' })
  }
  return (
    <Alert color="accent" variant="outline" role="alert">
      <p>{t(m.outbox_leaving, { count })}</p>
      <Button variant="default" onClick={() => void leave()}>
        {t(m.outbox_leave)}
      </Button>
    </Alert>
  )
}

const standings = {
  waiting: m.outbox_st_waiting,
  sent: m.outbox_st_sent,
  conflict: m.outbox_st_conflict,
  'set-aside': m.outbox_st_aside,
} as const

function standingOf(t: Say, deed: OpenDeed, deeds: readonly OpenDeed[]): string {
  if (isHeld(deed, deeds)) return t(m.outbox_st_held)
  const tried =
    deed.standing === 'waiting' && deed.tries > 0 ? ` (${t(m.outbox_tries, { count: deed.tries })})` : ''
  return `${t(standings[deed.standing])}${tried}`
}

function DeedTable({ deeds, zone }: { readonly deeds: readonly OpenDeed[]; readonly zone: string }) {
  const t = useSay()
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.outbox_title)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(m.outbox_what)}</th>
            <th scope="col">{t(m.outbox_standing)}</th>
            <th scope="col">{t(m.outbox_when)}</th>
          </tr>
        </thead>
        <tbody>
          {deeds.toReversed().map((deed) => (
            <tr key={deed.id}>
              <td>
                <bdi>{deed.deed.summary}</bdi>
                {deed.reason && <div className="quiet">{deed.reason}</div>}
              </td>
              <td className={deed.standing === 'conflict' ? 'alert' : undefined}>
                {standingOf(t, deed, deeds)}
              </td>
              <td className="nowrap">{sayInstant(t, deed.queuedAt, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
