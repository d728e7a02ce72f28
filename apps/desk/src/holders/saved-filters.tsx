// Filters an officer keeps under a name, on this device: a state, a flight, a port; never a person.
import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { z } from 'zod'
import { type HolderFilter, meQuery } from '../api/queries.ts'
import { m, useSay } from '../say.tsx'

const text = z.string().optional()
const Kept = z.array(
  z.object({
    name: z.string(),
    filter: z.object({ jurisdiction: text, port: text, state: text, flight: text, on: text }),
  }),
)
type Kept = z.infer<typeof Kept>

function read(place: string): Kept {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(place) ?? '[]'))
  } catch {
    return []
  }
}

export function SavedFilters({
  asked,
  isFiltered,
}: {
  readonly asked: HolderFilter
  readonly isFiltered: boolean
}) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const place = `pratique-desk-filters-${me.staffId}`
  const [kept, setKept] = useState(() => read(place))
  const keep = (changed: Kept) => {
    localStorage.setItem(place, JSON.stringify(changed))
    setKept(changed)
  }
  const { jurisdiction, port, state, flight, on } = asked
  const filter = { jurisdiction, port, state, flight, on }
  const others = (name: string) => kept.filter((one) => one.name !== name)
  if (kept.length === 0 && !isFiltered) return null
  return (
    <Group gap="xs" role="group" aria-label={t(m.filters_saved)} className="no-print">
      {kept.map(({ name, filter: saved }) => (
        <span key={name} className="saved">
          <Link to="/holders" search={saved}>
            {name}
          </Link>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t(m.filters_remove, { name })}
            onClick={() => keep(others(name))}
          >
            ×
          </ActionIcon>
        </span>
      ))}
      {isFiltered && <NewFilter save={(name) => keep([...others(name), { name, filter }])} />}
    </Group>
  )
}

function NewFilter({ save }: { readonly save: (name: string) => void }) {
  const t = useSay()
  const [name, setName] = useState<string | null>(null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name?.trim()) save(name.trim())
    setName(null)
  }
  if (name === null)
    return (
      <Button variant="subtle" onClick={() => setName('')}>
        {t(m.filters_save)}
      </Button>
    )
  return (
    <form onSubmit={submit}>
      <Group gap="xs">
        <TextInput
          aria-label={t(m.filters_name)}
          placeholder={t(m.filters_name)}
          value={name}
          maxLength={40}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t(m.filters_save)}
        </Button>
      </Group>
    </form>
  )
}
