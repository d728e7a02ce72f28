// Looks through the camera of the tablet for a health code; the picture never leaves it and is not kept.
import { Alert, Button, Group } from '@mantine/core'
import { openCamera } from '@pratique/verifier/camera'
import { useEffect, useRef, useState } from 'react'
import { m, useSay } from '../say.tsx'

interface CameraProps {
  readonly seen: (text: string) => void
  readonly close: () => void
}

/** The same code in front of the lens is one person, not thirty a second. */
const pauseMs = 2_500

export function Camera({ seen, close }: CameraProps) {
  const t = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const heard = useRef(seen)
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    heard.current = seen
  }, [seen])
  useEffect(() => {
    const state = { open: true, stop: () => {} }
    const look = async () => {
      while (state.open && video.current) {
        const camera = await openCamera(video.current)
        state.stop = () => camera.stop()
        if (!state.open) camera.stop()
        const text = await camera.seen
        if (text !== null && state.open) heard.current(text)
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    }
    look().catch(() => setRefused(true))
    return () => {
      state.open = false
      state.stop()
    }
  }, [])
  return (
    <div className="camera">
      {refused ? (
        <Alert color="red" variant="outline" role="alert">
          {t(m.port_camera_refused)}
        </Alert>
      ) : (
        <video ref={video} muted playsInline aria-label={t(m.port_camera)} />
      )}
      <Group>
        <Button variant="default" onClick={close}>
          {t(m.port_camera_close)}
        </Button>
      </Group>
    </div>
  )
}
