// The people of a flight in the order in which they leave: for somebody whose code and passport nobody can read.
import { TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { State } from '../frame/state.tsx'
import { m, useSay } from '../say.tsx'
import { laneNames } from './lane-sign.tsx'
import type { Person } from './shown.ts'

interface PeopleListProps {
  readonly title: string
  readonly people: readonly Person[]
  readonly screened: ReadonlySet<string>
  readonly open: (person: Person) => void
}

const orders = {
  ill: m.order_ill,
  'with-carer': m.order_carer,
  transfer: m.order_transfer,
  direct: m.order_direct,
} as const
const most = 60

export function PeopleList({ title, people, screened, open }: PeopleListProps) {
  const t = useSay()
  const [typed, setTyped] = useState('')
  const words = typed.trim().toUpperCase()
  const fits = ({ name, seat }: Person) => name.toUpperCase().includes(words) || (seat ?? '') === words
  const shown = people.filter(fits)
  return (
    <section className="panel">
      <Title order={2}>
        {title} ({people.length})
      </Title>
      {people.length > 8 && (
        <TextInput
          label={t(m.port_filter)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          mb="sm"
          maw={320}
        />
      )}
      <ul className="door-list">
        {shown.slice(0, most).map((person) => (
          <li key={person.holderId ?? person.personId}>
            <button type="button" onClick={() => open(person)}>
              <bdi className="mono">{person.seat ?? '–'}</bdi>
              <strong>
                <bdi>{person.name}</bdi>
              </strong>
              {person.declared ? (
                <State colour={person.colour} label={person.label} />
              ) : (
                <span className="alert">{t(m.port_undeclared)}</span>
              )}
              <span className="quiet">
                {person.holderId !== null && screened.has(person.holderId)
                  ? t(m.stage_screened)
                  : `${t(laneNames[person.lane])} · ${t(orders[person.order])}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length > most && <p className="quiet">{t(m.port_more, { count: shown.length - most })}</p>}
    </section>
  )
}
