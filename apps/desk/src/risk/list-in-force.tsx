// A list as it is in force, and what it would be today: derived, added to by hand, proposed.
import { Button, Group, NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core'
import type { RiskDeskAnswer } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instanceQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { Changes } from './changes.tsx'
import { EntriesTable } from './entries-table.tsx'
import { ListFigure } from './list-figure.tsx'
import { type ByHand, useDerive, usePropose } from './risk-deeds.ts'

type List = RiskDeskAnswer['lists'][number]
interface Shown {
  readonly list: List
  readonly desk: RiskDeskAnswer
}

export function ListInForce({ list, desk }: Shown) {
  const t = useSay()
  const { inForce, title, levels, reviewDue } = list
  const { zone } = useSuspenseQuery(instanceQuery()).data
  const [open, setOpen] = useState(false)
  return (
    <section className="panel">
      <Title order={2}>{title}</Title>
      {inForce === null ? (
        <p className="quiet">{t(m.risk_none_in_force)}</p>
      ) : (
        <p>
          {t(m.risk_edition)} <bdi>{inForce.edition}</bdi> ·{' '}
          {t(m.risk_from, { at: sayInstant(t, inForce.effectiveAt, zone) })}
          {reviewDue > 0 && <strong> · {t(m.risk_review_due, { count: reviewDue })}</strong>}
        </p>
      )}
      {inForce === null ? null : (
        <ListFigure
          entries={inForce.entries}
          derivedOn={inForce.derivedOn}
          source={inForce.source}
          table={<EntriesTable entries={inForce.entries} levels={levels} title={title} />}
        />
      )}
      {desk.mayPropose && !open && (
        <Button mt="sm" variant="default" onClick={() => setOpen(true)}>
          {t(m.risk_derive)}
        </Button>
      )}
      {open && <Propose list={list} desk={desk} close={() => setOpen(false)} />}
    </section>
  )
}

const shortest = 10

function Propose({ list, desk, close }: Shown & { readonly close: () => void }) {
  const t = useSay()
  const derived = useDerive(desk.pack, list.id)
  const propose = usePropose()
  const [source, setSource] = useState('')
  const [byHand, setByHand] = useState<readonly ByHand[]>([])
  if (derived.isIdle) derived.mutate()
  const send = () => propose.mutate({ pack: desk.pack, list: list.id, source, byHand }, { onSuccess: close })
  return (
    <Stack gap="sm" mt="md">
      <Title order={3}>{t(m.risk_today)}</Title>
      {derived.error && <Trouble error={derived.error} again={() => derived.mutate()} />}
      {derived.data && (
        <>
          {!derived.data.fit && <p role="status">{t(m.risk_last_good)}</p>}
          <Changes changes={derived.data.changes} />
          <details>
            <summary>{t(m.risk_whole_list, { count: derived.data.entries.length })}</summary>
            <EntriesTable entries={derived.data.entries} levels={list.levels} title={t(m.risk_today)} />
          </details>
        </>
      )}
      <AddByHand list={list} add={(one) => setByHand((before) => [...before, one])} />
      <ul>
        {byHand.map((one) => (
          <li key={one.place}>
            <bdi>{one.place}</bdi>: {list.levels.find(({ id }) => id === one.level)?.name}.{' '}
            <bdi>{one.reason}</bdi>
          </li>
        ))}
      </ul>
      <Textarea
        label={t(m.risk_source)}
        description={t(m.risk_source_hint)}
        autosize
        minRows={2}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      {propose.error && <Trouble error={propose.error} again={send} />}
      <Group>
        <Button onClick={send} loading={propose.isPending} disabled={source.trim().length < shortest}>
          {t(m.risk_propose)}
        </Button>
        <Button variant="default" onClick={close}>
          {t(m.risk_leave)}
        </Button>
      </Group>
    </Stack>
  )
}

function AddByHand({ list, add }: { readonly list: List; readonly add: (one: ByHand) => void }) {
  const t = useSay()
  const [first] = list.levels
  const empty = { place: '', level: first?.id ?? '', reason: '' }
  const [one, setOne] = useState<ByHand>(empty)
  const ready = one.place.trim() !== '' && one.reason.trim().length >= shortest
  return (
    <fieldset className="parts">
      <legend>{t(m.risk_by_hand)}</legend>
      <TextInput
        label={t(m.risk_place_code)}
        dir="ltr"
        value={one.place}
        onChange={(event) => setOne({ ...one, place: event.currentTarget.value.toUpperCase() })}
      />
      <NativeSelect
        label={t(m.risk_level)}
        data={list.levels.map(({ id, name }) => ({ value: id, label: name }))}
        value={one.level}
        onChange={(event) => setOne({ ...one, level: event.currentTarget.value })}
      />
      <TextInput
        label={t(m.risk_reason)}
        value={one.reason}
        onChange={(event) => setOne({ ...one, reason: event.currentTarget.value })}
      />
      <Button
        variant="default"
        disabled={!ready}
        onClick={() => {
          add(one)
          setOne(empty)
        }}
      >
        {t(m.risk_add)}
      </Button>
    </fieldset>
  )
}
