// Listed but undeclared, declared but not listed, landed but unknown: each is somebody's until it is settled.
import { Group, Select, Stack, Title } from '@mantine/core'
import { VoyageEventAnswer, type VoyagePeopleAnswer } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { State } from '../frame/state.tsx'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'
import { isResolution, resolutionNames } from './voyage-words.ts'

interface ThreeListsProps {
  readonly voyageId: string
  readonly people: VoyagePeopleAnswer
}

export function ThreeLists({ voyageId, people }: ThreeListsProps) {
  const t = useSay()
  const undeclared = people.people.filter(({ personId }) => people.undeclared.includes(personId))
  return (
    <>
      <List title={m.list_undeclared} count={undeclared.length}>
        {undeclared.map((person) => (
          <Row
            key={person.personId}
            voyageId={voyageId}
            who={{ personId: person.personId }}
            name={person.name}
            about={[person.seat, person.dateOfBirth, person.documentNumber, person.nationality]}
            resolution={person.resolution}
          />
        ))}
      </List>
      {(['unlisted', 'unknown'] as const).map((list) => (
        <List
          key={list}
          title={list === 'unlisted' ? m.list_unlisted : m.list_unknown}
          count={people[list].length}
        >
          {people[list].map((holder) => (
            <Row
              key={holder.holderId}
              voyageId={voyageId}
              who={{ holderId: holder.holderId }}
              name={
                <Link to="/holders/$holderId" params={{ holderId: holder.holderId }}>
                  <bdi>{holder.name}</bdi>
                </Link>
              }
              about={[holder.seat, holder.dateOfBirth, holder.documentNumber]}
              state={<State colour={holder.colour} label={holder.label} />}
              resolution={null}
            />
          ))}
        </List>
      ))}
      {people.people.length === 0 && <p className="measure-text">{t(m.voyage_no_list_hint)}</p>}
    </>
  )
}

function List({
  title,
  count,
  children,
}: {
  readonly title: typeof m.list_unlisted
  readonly count: number
  readonly children: ReactNode
}) {
  const t = useSay()
  return (
    <section className="panel">
      <Title order={2}>
        {t(title)} ({count})
      </Title>
      {count === 0 ? <p className="quiet">{t(m.list_even)}</p> : <ul className="steps">{children}</ul>}
    </section>
  )
}

interface RowProps {
  readonly voyageId: string
  readonly who: { readonly personId: string } | { readonly holderId: string }
  readonly name: ReactNode
  readonly about: readonly (string | null)[]
  readonly state?: ReactNode
  readonly resolution: string | null
}

function Row({ voyageId, who, name, about, state, resolution }: RowProps) {
  const t = useSay()
  const client = useQueryClient()
  const { outcome, record } = useDeed(VoyageEventAnswer, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const resolve = (chosen: string | null) => {
    if (chosen === null || !isResolution(chosen)) return
    void record({
      path: `voyages/${voyageId}/resolutions`,
      subject: Object.values(who)[0] ?? voyageId,
      summary: t(m.resolution_summary, { what: t(resolutionNames[chosen]) }),
      body: { ...who, resolution: chosen },
    })
  }
  return (
    <li>
      <Group justify="space-between" align="center" gap="xs">
        <Stack gap={0}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span className="quiet parts">
            {about.filter(Boolean).map((part) => (
              <bdi key={part}>{part}</bdi>
            ))}
          </span>
          {state}
        </Stack>
        <Select
          aria-label={t(m.resolution_label)}
          placeholder={t(m.resolution_label)}
          data={Object.entries(resolutionNames).map(([value, label]) => ({ value, label: t(label) }))}
          value={resolution}
          onChange={resolve}
          w={230}
        />
      </Group>
      <OutcomeNote outcome={outcome} />
    </li>
  )
}
