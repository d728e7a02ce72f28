// A record that the server refused: what it was, why it was refused, what others recorded meanwhile, and the two ways
// out of it: send it all the same, having looked, or set it aside with a reason.
import { Button, Group, Stack, TextInput, Title } from '@mantine/core'
import type { TimelineAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { holderQuery, instanceQuery } from '../api/queries.ts'
import { actName } from '../holder/act-name.ts'
import { m, sayInstant, useSay } from '../say.tsx'
import type { OpenDeed } from './deed.ts'
import { outbox } from './desk-outbox.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const shortest = 10

/** How long the chain was when the officer looked; a deed on a holder says so. */
const seenBy = ({ deed }: OpenDeed): number | null => {
  const { body } = deed
  return typeof body === 'object' && body !== null && 'seen' in body && typeof body.seen === 'number'
    ? body.seen
    : null
}

export function Conflict({ deed }: { readonly deed: OpenDeed }) {
  const t = useSay()
  const { subject } = deed.deed
  const isHolder = uuid.test(subject)
  const { data: page } = useQuery({ ...holderQuery(subject), enabled: isHolder })
  const [reason, setReason] = useState('')
  const seen = seenBy(deed)
  const again = () => {
    const body = deed.deed.body as object
    void outbox.sendAgain(deed.id, seen !== null && page ? { ...body, seen: page.acts } : undefined)
  }
  return (
    <section className="panel conflict">
      <Title order={2}>
        <bdi>{deed.deed.summary}</bdi>
      </Title>
      <Stack gap="sm">
        <p className="alert">
          {t(m.outbox_conflict_title)}: {deed.refusal?.detail}
        </p>
        {page && seen !== null && <Meanwhile page={page} seen={seen} />}
        {isHolder && (
          <p>
            <Link to="/holders/$holderId" params={{ holderId: subject }}>
              {t(m.outbox_look)}
            </Link>
          </p>
        )}
        <Group align="end">
          <Button disabled={seen !== null && !page} onClick={again}>
            {t(m.outbox_again)}
          </Button>
          <TextInput
            label={t(m.outbox_aside_reason)}
            description={t(m.evidence_hint_short)}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={reason.trim().length < shortest}
            onClick={() => void outbox.setAside(deed.id, reason.trim())}
          >
            {t(m.outbox_aside)}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}

function Meanwhile({ page, seen }: { readonly page: TimelineAnswer; readonly seen: number }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const later = page.timeline.filter(({ seq }) => seq > seen)
  if (later.length === 0) return null
  return (
    <>
      <Title order={3}>{t(m.outbox_meanwhile)}</Title>
      <ul>
        {later.map(({ seq, kind, at, actor, evidence }) => (
          <li key={seq}>
            {actName(t, kind)}, {sayInstant(t, at, instance.zone)}
            {actor.name && `, ${actor.name}`}
            {evidence && (
              <>
                {': '}
                <bdi>{evidence}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
