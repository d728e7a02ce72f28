// Two tablets screened the same person: both are shown, a person says which counts.
import { Button, Group, Title } from '@mantine/core'
import { ConflictsAnswer } from '@pratique/api-contract'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { ask } from '../api/client.ts'
import { instanceQuery } from '../api/queries.ts'
import { outbox } from '../outbox/desk-outbox.ts'
import { m, sayTime, useSay } from '../say.tsx'
import { laneNames } from './lane-sign.tsx'

type Conflict = ConflictsAnswer['conflicts'][number]

export function ConflictsPanel() {
  const t = useSay()
  const { data } = useQuery({
    queryKey: ['desk', t.language, 'port-conflicts'],
    queryFn: () => ask(ConflictsAnswer, 'port/conflicts'),
    retry: false,
  })
  if (!data || data.conflicts.length === 0) return null
  return (
    <section className="panel conflict" role="alert">
      <Title order={2}>
        {t(m.port_conflict)} ({data.conflicts.length})
      </Title>
      {data.conflicts.map((conflict) => (
        <TwoSides key={conflict.conflictId} conflict={conflict} />
      ))}
    </section>
  )
}

function TwoSides({ conflict }: { readonly conflict: Conflict }) {
  const t = useSay()
  const client = useQueryClient()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const settle = async (kept: 'first' | 'second' | 'both') => {
    await outbox.record({
      method: 'POST',
      path: `port/conflicts/${conflict.conflictId}`,
      subject: conflict.holderId,
      summary: `${t(m.port_conflict)}: ${conflict.name}`,
      body: { kept },
    })
    await client.invalidateQueries({ queryKey: ['desk'] })
  }
  return (
    <div className="two-sides">
      <strong>
        <bdi>{conflict.name}</bdi>
      </strong>
      <Group align="start">
        {(['first', 'second'] as const).map((which) => {
          const side = conflict[which]
          return (
            <div key={which} className="panel">
              <strong>{t(laneNames[side.lane])}</strong>
              <p className="quiet">
                <bdi>{side.officer}</bdi>, <bdi>{side.device}</bdi>, {sayTime(t, side.doneAt, instance.zone)}
              </p>
              <Button variant="default" onClick={() => void settle(which)}>
                {t(m.port_conflict_this)}
              </Button>
            </div>
          )
        })}
        <Button variant="subtle" onClick={() => void settle('both')}>
          {t(m.port_conflict_both)}
        </Button>
      </Group>
    </div>
  )
}
