// Where an officer looks: one of the grounds that her posts give for a deed, and the districts of a jurisdiction.

import { Select } from '@mantine/core'
import type { NamedGround } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type Ground, meQuery } from '../api/queries.ts'
import { m, useSay } from '../say.tsx'

interface GroundSelectProps {
  readonly deed: string
  readonly chosen: Ground
  readonly choose: (ground: Ground) => void
}

const keyOf = (ground: Ground | NamedGround): string => `${ground.jurisdiction ?? ''}|${ground.port ?? ''}`

/** Shown only where there is a choice. */
export function GroundSelect({ deed, chosen, choose }: GroundSelectProps) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const grounds = me.deeds[deed] ?? []
  const [first] = grounds
  if (first === undefined) return null
  const options = grounds.map((ground) => ({ value: keyOf(ground), label: nameOf(ground) }))
  const asked = keyOf(chosen)
  const isKnown = options.some(({ value }) => value === asked)
  const foreign =
    chosen.jurisdiction === undefined && chosen.port === undefined
      ? []
      : [{ value: asked, label: [chosen.port, chosen.jurisdiction].filter(Boolean).join(' · ') }]
  return (
    <Select
      label={t(m.ground)}
      data={isKnown ? options : [...options, ...foreign]}
      value={isKnown || foreign.length > 0 ? asked : keyOf(first)}
      onChange={(value) => {
        const [jurisdiction, port] = (value ?? '').split('|')
        choose({ jurisdiction: jurisdiction || undefined, port: port || undefined })
      }}
      w={360}
    />
  )
}

export const nameOf = ({ jurisdictionName, portName }: NamedGround): string =>
  portName === null ? jurisdictionName : portName
