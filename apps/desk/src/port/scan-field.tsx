// Where everything that is shown at the door comes in: a hand scanner and a passport reader type into it, a hand may too,
// the camera fills it. It takes the focus back after each person, so that the next is one touch or none away.
import { Button, Group, Textarea } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { m, useSay } from '../say.tsx'
import { Camera } from './camera.tsx'
import { isWhole, readShown, type Shown } from './shown.ts'

interface ScanFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly busy: boolean
  readonly shown: (shown: Shown) => void
}

export function ScanField({ field, busy, shown }: ScanFieldProps) {
  const t = useSay()
  const [typed, setTyped] = useState('')
  const [camera, setCamera] = useState(false)
  useEffect(() => field.current?.focus(), [field])
  const read = (text: string) => {
    const found = readShown(text)
    if (found === null) return
    setTyped('')
    shown(found)
  }
  // A scanner ends with Enter; the first line of a zone ends with one too.
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    if (!isWhole(typed)) return
    event.preventDefault()
    read(typed)
  }
  return (
    <div className="scan">
      <Group align="end" gap="xs" wrap="nowrap">
        <Textarea
          ref={field}
          label={t(m.port_scan)}
          description={t(m.port_scan_hint)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          autosize
          minRows={1}
          maxRows={3}
          size="md"
          spellCheck={false}
          autoCapitalize="characters"
          autoComplete="off"
          dir="ltr"
          className="mono-field grow"
        />
        <Button size="md" loading={busy} disabled={typed.trim() === ''} onClick={() => read(typed)}>
          {t(m.find)}
        </Button>
        <Button size="md" variant="default" aria-pressed={camera} onClick={() => setCamera(!camera)}>
          {t(m.port_camera)}
        </Button>
      </Group>
      {camera && <Camera seen={read} close={() => setCamera(false)} />}
    </div>
  )
}
