// What takes effect and what ends when, from now on.
import { Title } from '@mantine/core'
import type { PolicyDeskAnswer } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { instanceQuery } from '../api/queries.ts'
import { m, sayInstant, useSay } from '../say.tsx'

export function Calendar({ versions }: Pick<PolicyDeskAnswer, 'versions'>) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const events = versions
    .filter(({ standing }) => standing !== 'rolled-back')
    .flatMap(({ title, effectiveAt, expiresAt }) => [
      { title, at: effectiveAt, what: t(m.policy_begins) },
      { title, at: expiresAt, what: t(m.policy_ends) },
    ])
    .filter(({ at }) => Date.parse(at) > Date.parse(instance.now))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.policy_calendar)}
      </Title>
      <ul className="plain">
        {events.map(({ title, at, what }) => (
          <li key={`${title} ${what}`}>
            <strong className="nowrap">{sayInstant(t, at, instance.zone)}</strong> {title}: {what}
          </li>
        ))}
      </ul>
    </section>
  )
}
