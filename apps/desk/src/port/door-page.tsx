// The port desk for one flight, on a tablet in a noisy hall, with a network or without: who stands here, which lane, record,
// next. Everything it needs lies on the tablet once the flight was opened.
import { Button, Group, Select, Stack, Title } from '@mantine/core'
import type { BundleAnswer } from '@pratique/api-contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { isLanguage, type Language, languageChoices, m, useSay } from '../say.tsx'
import { bundleQuery } from './bundle.ts'
import { prepareCodes } from './code-reader.ts'
import { ConflictsPanel } from './conflicts-panel.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonPanel } from './person-panel.tsx'
import { ScanField } from './scan-field.tsx'
import { StrangerForm } from './stranger-form.tsx'
import { UndoBar } from './undo-bar.tsx'
import { type DoorWork, useDoor } from './use-door.ts'
import { useScreened } from './use-screened.ts'

const route = getRouteApi('/frame/port/$voyageId')

export function DoorPage() {
  const { voyageId } = route.useParams()
  const { data, error, refetch } = useQuery(bundleQuery(voyageId))
  useEffect(() => void prepareCodes(), [])
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={10} />
  return <Door key={voyageId} bundle={data.bundle} isKept={data.keptAt !== null} />
}

interface DoorProps {
  readonly bundle: BundleAnswer
  readonly isKept: boolean
}

const secondPlace = 'pratique-desk-second-language'
/** Until one is chosen: another than the officer's. */
const usualSecond = (own: Language): Language =>
  languageChoices.find(({ value }) => value !== own)?.value ?? own

const wantedOr = (wanted: string | null, usual: Language): Language =>
  wanted !== null && isLanguage(wanted) ? wanted : usual

function Door({ bundle, isKept }: DoorProps) {
  const t = useSay()
  const [second, setSecond] = useState(() =>
    wantedOr(localStorage.getItem(secondPlace), usualSecond(t.language)),
  )
  const screened = useScreened(bundle)
  const work = useDoor(bundle, screened)
  const chooseSecond = (chosen: string | null) => {
    const wanted = wantedOr(chosen, usualSecond(t.language))
    localStorage.setItem(secondPlace, wanted)
    setSecond(wanted)
  }
  return (
    <Stack gap="sm" className="port">
      <Group justify="space-between">
        <Title order={1}>
          <bdi>{bundle.designator}</bdi>{' '}
          <span className="quiet">
            {t(m.port_progress, { done: screened.size, total: bundle.people.length })}
          </span>
        </Title>
        <Group gap="sm">
          <Select
            aria-label={t(m.port_second_language)}
            data={languageChoices}
            value={second}
            w={130}
            onChange={chooseSecond}
          />
          <Link to="/port/hall">{t(m.hall)}</Link>
          <Link to="/port">{t(m.port_flights)}</Link>
        </Group>
      </Group>
      {isKept && <p className="alert">{t(m.port_kept)}</p>}
      <ConflictsPanel />
      <ScanField field={work.field} busy={work.busy} shown={(shown) => void work.look(shown)} />
      {work.fault !== null && <Trouble error={work.fault} />}
      {work.done && <UndoBar done={work.done} seconds={bundle.undoSeconds} undo={() => void work.undo()} />}
      <AtTheDoor bundle={bundle} work={work} second={second} screened={screened} />
    </Stack>
  )
}

interface AtTheDoorProps {
  readonly bundle: BundleAnswer
  readonly work: DoorWork
  readonly second: Language
  readonly screened: ReadonlySet<string>
}

function AtTheDoor({ bundle, work, second, screened }: AtTheDoorProps) {
  const t = useSay()
  const { before, open } = work
  if (before.kind === 'stranger')
    return <StrangerForm bundle={bundle} found={before.found} close={work.next} />
  if (before.kind === 'several')
    return <PeopleList title={t(m.port_several)} people={before.people} screened={screened} open={open} />
  if (before.kind === 'person')
    return (
      <PersonPanel
        key={before.person.holderId ?? before.person.personId}
        bundle={bundle}
        person={before.person}
        problems={before.problems}
        second={second}
        busy={work.busy}
        screened={screened}
        record={(given, lane) => void work.record(before.person, given, lane)}
        open={open}
        file={work.stranger}
        close={work.next}
      />
    )
  const left = bundle.people.filter(({ holderId }) => holderId === null || !screened.has(holderId))
  return (
    <>
      <Group>
        <Button variant="default" size="md" onClick={work.stranger}>
          {t(m.port_no_papers)}
        </Button>
      </Group>
      <PeopleList title={t(m.port_list)} people={left} screened={screened} open={open} />
    </>
  )
}
