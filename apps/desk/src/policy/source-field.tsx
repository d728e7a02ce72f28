// Source as JSON: what cannot be read yet is said and kept as typed, what can be read is handed on at once.
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { m, useSay } from '../say.tsx'

interface SourceProps {
  readonly label: string
  readonly value: unknown
  readonly editable: boolean
  readonly change: (value: unknown) => void
}

export function SourceField({ label, value, editable, change }: SourceProps) {
  const t = useSay()
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [fault, setFault] = useState<string | null>(null)
  const type = (typed: string) => {
    setText(typed)
    try {
      const read: unknown = JSON.parse(typed)
      setFault(null)
      if (typeof read === 'object' && read !== null) change(read)
    } catch (error) {
      setFault(error instanceof Error ? error.message : '')
    }
  }
  return (
    <Textarea
      label={label}
      value={text}
      readOnly={!editable}
      onChange={(event) => type(event.currentTarget.value)}
      error={fault === null ? undefined : t(m.policy_not_json, { detail: fault })}
      autosize
      minRows={12}
      maxRows={36}
      spellCheck={false}
      dir="ltr"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.85rem' } }}
    />
  )
}
