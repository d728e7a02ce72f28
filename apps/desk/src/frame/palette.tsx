// Ctrl-K: a reference finds a person, a flight lists its people, a word finds a page.
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { m, useSay } from '../say.tsx'
import { usePages } from './pages.tsx'

const reference = /^[0-9a-z]{3}[-\s]?[0-9a-z]{3}[-\s]?[0-9a-z]{3}$/i
const flight = /^([a-z0-9]{2})\s?(\d{1,4})$/i

export function Palette() {
  const t = useSay()
  const navigate = useNavigate()
  const pages = usePages()
  const [typed, setTyped] = useState('')
  const query = typed.trim()
  const found: SpotlightActionData[] = pages
    .filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()))
    .map(({ to, label }) => ({ id: to, label, onClick: () => void navigate({ to }) }))
  const [, carrier, number] = flight.exec(query) ?? []
  if (carrier && number) {
    const name = `${carrier}${number}`.toUpperCase()
    found.unshift({
      id: 'flight',
      label: t(m.palette_flight, { flight: name }),
      onClick: () => void navigate({ to: '/holders', search: { flight: name } }),
    })
  }
  if (reference.test(query))
    found.unshift({
      id: 'reference',
      label: t(m.palette_reference, { reference: query.toUpperCase() }),
      onClick: () => void navigate({ to: '/search', search: { reference: query.toUpperCase() } }),
    })
  return (
    <Spotlight
      actions={found}
      query={typed}
      onQueryChange={setTyped}
      filter={(_query, actions) => actions}
      shortcut={['mod + K']}
      nothingFound={t(m.palette_nothing)}
      searchProps={{ placeholder: t(m.palette_hint), 'aria-label': t(m.palette) }}
      highlightQuery={false}
    />
  )
}
