// Live updates: the server says that something changed, and what is on the page is asked for again. Whether the stream
// stands is whether the desk is connected.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Whether the server is there. */
export function useLive(): boolean {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const stream = new EventSource('/api/v1/desk/events')
    const lookAgain = () => void client.invalidateQueries({ queryKey: ['desk'] })
    stream.addEventListener('open', () => setConnected(true))
    stream.addEventListener('error', () => setConnected(false))
    stream.addEventListener('holders', lookAgain)
    stream.addEventListener('clock', lookAgain)
    return () => stream.close()
  }, [client])
  return connected
}
