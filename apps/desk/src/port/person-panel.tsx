// Somebody at the door: the lane first, then who it is, what help is needed, who travels along; then the screening, or for
// the medical officer the examination.
import { Alert, Badge, Button, Group, Stack } from '@mantine/core'
import type { BundleAnswer } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../api/queries.ts'
import { State } from '../frame/state.tsx'
import { type Language, m, useSay } from '../say.tsx'
import { Examination } from './examination.tsx'
import { LaneSign } from './lane-sign.tsx'
import { companionsOf, type Lane, laneNow, type Seen } from './local-lane.ts'
import { packWord } from './pack-word.ts'
import { PeopleList } from './people-list.tsx'
import { type Screened, ScreeningForm } from './screening-form.tsx'
import type { Person } from './shown.ts'

interface PersonPanelProps {
  readonly bundle: BundleAnswer
  readonly person: Person
  /** What speaks against the code that was shown. */
  readonly problems: readonly string[]
  readonly second: Language
  readonly busy: boolean
  readonly screened: ReadonlySet<string>
  readonly record: (screened: Screened, lane: Lane) => void
  readonly open: (person: Person) => void
  readonly file: () => void
  readonly close: () => void
}

const unseen: Seen = { fever: false, symptoms: 0 }

export function PersonPanel(props: PersonPanelProps) {
  const { bundle, person, problems, second, busy, screened, record, open, file, close } = props
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const [seen, setSeen] = useState<Seen>(unseen)
  const [examines, setExamines] = useState(false)
  const now = laneNow(person, seen)
  const companions = companionsOf(person, bundle.people)
  const isScreened = person.holderId !== null && screened.has(person.holderId)
  return (
    <Stack gap="sm">
      <LaneSign now={now} reasons={bundle.reasons} second={second} />
      {problems.length > 0 && (
        <Alert color="red" variant="outline" role="alert" title={t(m.port_code_doubt)}>
          <span lang="en">{problems.join(' ')}</span>
        </Alert>
      )}
      <About person={person} isScreened={isScreened} needs={bundle.words.assistance} />
      {person.withCarer && <p className="measure-text">{t(m.port_with_carer)}</p>}
      {person.holderId === null ? (
        <Group>
          <Button size="lg" onClick={file}>
            {t(m.port_take_details)}
          </Button>
        </Group>
      ) : (
        <ScreeningForm
          limits={bundle.reading}
          symptoms={bundle.symptoms}
          words={bundle.words.symptoms}
          lane={(what) => laneNow(person, what)}
          seen={setSeen}
          busy={busy}
          record={(given) => record(given, now.lane)}
        />
      )}
      <Group>
        {person.holderId !== null && 'port.examine' in me.deeds && (
          <Button variant="default" size="md" aria-pressed={examines} onClick={() => setExamines(!examines)}>
            {t(m.exam)}
          </Button>
        )}
        <Button variant="subtle" size="md" onClick={close}>
          {t(m.port_close)}
        </Button>
      </Group>
      {examines && person.holderId !== null && (
        <Examination bundle={bundle} person={person} holderId={person.holderId} />
      )}
      {companions.length > 0 && (
        <PeopleList title={t(m.port_companions)} people={companions} screened={screened} open={open} />
      )}
    </Stack>
  )
}

interface AboutProps {
  readonly person: Person
  readonly isScreened: boolean
  readonly needs: BundleAnswer['words']['assistance']
}

function About({ person, isScreened, needs }: AboutProps) {
  const t = useSay()
  return (
    <div className="about">
      <p className="about-name">
        <bdi>{person.name}</bdi>
      </p>
      <p className="parts">
        {[person.seat, person.dateOfBirth, person.nationality].filter(Boolean).map((part) => (
          <bdi key={part}>{part}</bdi>
        ))}
        {person.declared ? (
          <State colour={person.colour} label={person.label} size={22} />
        ) : (
          <strong className="alert">{t(m.port_undeclared)}</strong>
        )}
        {isScreened && <strong>{t(m.port_screened_already)}</strong>}
      </p>
      {person.assistance.length > 0 && (
        <Group gap="xs">
          {person.assistance.map((need) => (
            <Badge key={need} size="lg" radius="sm" variant="outline" color="dark" tt="none">
              {packWord(t, needs, need)}
            </Badge>
          ))}
        </Group>
      )}
    </div>
  )
}
