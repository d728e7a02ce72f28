// What an officer saw that makes her deed right. Written once, kept with the act, read by the holder and by an auditor.
import { Textarea } from '@mantine/core'
import { m, useSay } from '../say.tsx'

/** Shorter is no evidence ("ok", "seen"); the server asks the same. */
const shortest = 10

export const isEvidence = (text: string): boolean => text.trim().length >= shortest

interface EvidenceFieldProps {
  readonly value: string
  readonly change: (text: string) => void
}

export function EvidenceField({ value, change }: EvidenceFieldProps) {
  const t = useSay()
  return (
    <Textarea
      label={t(m.evidence)}
      description={t(m.evidence_hint)}
      minLength={shortest}
      required
      value={value}
      autosize
      minRows={2}
      maxLength={500}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
