// One stop under correction: a place by what is typed, two days, and how she was there.

import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { PlacesAnswer } from '@pratique/api-contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../api/client.ts'
import { m, useSay } from '../say.tsx'
import type { EditedStop } from './correction.tsx'

interface StopFieldsProps {
  readonly stop: EditedStop
  readonly change: (changed: Partial<EditedStop>) => void
  readonly remove: (() => void) | undefined
}

export function StopFields({ stop, change, remove }: StopFieldsProps) {
  const t = useSay()
  const kinds = (['stay', 'transfer', 'airside'] as const).map((value) => ({ value, label: t(m[value]) }))
  return (
    <div className="stop">
      <PlaceField stop={stop} change={change} />
      <TextInput
        label={t(m.from_day)}
        type="date"
        required
        value={stop.fromOn}
        onChange={(event) => change({ fromOn: event.currentTarget.value })}
      />
      <TextInput
        label={t(m.until_day)}
        type="date"
        required
        min={stop.fromOn}
        value={stop.untilOn}
        onChange={(event) => change({ untilOn: event.currentTarget.value })}
      />
      <Select
        label={t(m.kind)}
        data={kinds}
        value={stop.kind}
        onChange={(kind) => change({ kind: (kind ?? 'stay') as EditedStop['kind'] })}
      />
      {remove && (
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          aria-label={t(m.remove_stop, { place: stop.placeName })}
          onClick={remove}
        >
          ×
        </Button>
      )}
    </div>
  )
}

const pauseMs = 200

function PlaceField({ stop, change }: Omit<StopFieldsProps, 'remove'>) {
  const t = useSay()
  const [typed, setTyped] = useState(stop.placeName)
  const [asked] = useDebouncedValue(typed.trim(), pauseMs)
  const { data } = useQuery({
    queryKey: ['desk', t.language, 'places', asked],
    queryFn: () => ask(PlacesAnswer, 'places', { query: { typed: asked } }),
    enabled: asked !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const known = data?.places ?? []
  const choose = (name: string) => {
    setTyped(name)
    const found = known.find((place) => place.name === name)
    // What no list knows is sent as it was typed, and refused in words.
    change({ placeName: name, place: found?.code ?? name.trim().toUpperCase() })
  }
  return (
    <Autocomplete
      label={t(m.place)}
      data={known.map(({ name }) => name)}
      value={typed}
      onChange={choose}
      required
    />
  )
}
