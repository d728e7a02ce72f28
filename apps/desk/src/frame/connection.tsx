// Whether the server is there and whether all that was done has reached it; one touch shows the list.
import { Link } from '@tanstack/react-router'
import { useLive } from '../api/live.ts'
import { useOutbox, useSending } from '../outbox/desk-outbox.ts'
import { m, useSay } from '../say.tsx'

export function Connection() {
  const t = useSay()
  const connected = useLive()
  useSending(connected)
  const { deeds } = useOutbox()
  const waiting = deeds.filter(({ standing }) => standing === 'waiting').length
  const conflicts = deeds.filter(({ standing }) => standing === 'conflict').length
  const words = () => {
    if (conflicts > 0) return <span className="alert">{t(m.outbox_conflicts, { count: conflicts })}</span>
    return waiting === 0 ? t(m.outbox_empty) : t(m.outbox_waiting, { count: waiting })
  }
  return (
    <Link to="/outbox" className={connected ? 'clock connection' : 'clock connection cut'}>
      <span role="status">
        {connected ? t(m.online) : <span className="alert">{t(m.offline)}</span>}
        <span className="quiet">{words()}</span>
      </span>
    </Link>
  )
}
