// Somebody on the list who may be one of those who declared: a person decides, both side by side, with what speaks for it.
import { Button, Group, Title } from '@mantine/core'
import { type ListedPersonRow, VoyageEventAnswer, type VoyagePeopleAnswer } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { State } from '../frame/state.tsx'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'

interface MatchingProps {
  readonly voyageId: string
  readonly people: VoyagePeopleAnswer
}

export function Matching({ voyageId, people }: MatchingProps) {
  const t = useSay()
  const waiting = people.people.filter(({ personId }) => people.likely.includes(personId))
  if (waiting.length === 0) return null
  return (
    <section className="panel">
      <Title order={2}>
        {t(m.match_title)} ({waiting.length})
      </Title>
      <p className="measure-text">{t(m.match_hint)}</p>
      {waiting.map((person) => (
        <SideBySide key={person.personId} voyageId={voyageId} person={person} />
      ))}
    </section>
  )
}

interface SideBySideProps {
  readonly voyageId: string
  readonly person: ListedPersonRow
}

type Candidate = ListedPersonRow['candidates'][number]

function SideBySide({ voyageId, person }: SideBySideProps) {
  const t = useSay()
  const client = useQueryClient()
  const { outcome, record } = useDeed(VoyageEventAnswer, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const settle = (holderId: string | null) =>
    void record({
      path: `voyages/${voyageId}/matches`,
      subject: person.personId,
      summary: t(m.match_summary, { who: person.name }),
      body: { personId: person.personId, holderId },
    })
  return (
    <div className="match">
      <table className="list compare">
        <caption hidden>{person.name}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t(m.match_listed)}</th>
            {person.candidates.map(({ holder }, at) => (
              <th key={holder.holderId} scope="col">
                {t(m.match_declared)} {person.candidates.length > 1 ? at + 1 : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Rows person={person} />
          <tr>
            <td />
            <td />
            {person.candidates.map(({ holder }) => (
              <td key={holder.holderId}>
                <Button size="xs" loading={outcome.state === 'busy'} onClick={() => settle(holder.holderId)}>
                  {t(m.match_same)}
                </Button>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <OutcomeNote outcome={outcome} />
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={() => settle(null)}>
          {t(m.match_none)}
        </Button>
      </Group>
    </div>
  )
}

function Rows({ person }: { readonly person: ListedPersonRow }) {
  const t = useSay()
  const rows: readonly (readonly [string, string | null, (candidate: Candidate) => string | null])[] = [
    [t(m.name), person.name, ({ holder }) => holder.name],
    [t(m.birth_date), person.dateOfBirth, ({ holder }) => holder.dateOfBirth],
    [t(m.by_document), person.documentNumber, ({ holder }) => holder.documentNumber],
    [t(m.nationality), person.nationality, ({ holder }) => holder.nationality],
    [t(m.seat), person.seat, ({ holder }) => holder.seat],
  ]
  return (
    <>
      {rows.map(([title, listed, declared]) => (
        <tr key={title}>
          <th scope="row">{title}</th>
          <td>
            <bdi>{listed ?? '–'}</bdi>
          </td>
          {person.candidates.map((candidate) => {
            const value = declared(candidate)
            return (
              <td key={candidate.holder.holderId} className={value === listed ? undefined : 'differs'}>
                <bdi>{value ?? '–'}</bdi>
              </td>
            )
          })}
        </tr>
      ))}
      <tr>
        <th scope="row">{t(m.state)}</th>
        <td />
        {person.candidates.map(({ holder }) => (
          <td key={holder.holderId}>
            <State colour={holder.colour} label={holder.label} />
          </td>
        ))}
      </tr>
    </>
  )
}
