// What waits for a second person: what it would change, on what it rests; agree, or decline with a reason.
import { Button, Group, Textarea, Title } from '@mantine/core'
import type { RiskDeskAnswer, RiskProposal } from '@pratique/api-contract'
import { useState } from 'react'
import { Trouble } from '../frame/trouble.tsx'
import { m, sayDay, useSay } from '../say.tsx'
import { Changes } from './changes.tsx'
import { EntriesTable } from './entries-table.tsx'
import { useDecline, usePublish } from './risk-deeds.ts'

export function Proposals({ desk }: { readonly desk: RiskDeskAnswer }) {
  return desk.proposals.map((proposal) => <Waits key={proposal.proposalId} proposal={proposal} desk={desk} />)
}

const shortest = 10

function Waits({ proposal, desk }: { readonly proposal: RiskProposal; readonly desk: RiskDeskAnswer }) {
  const t = useSay()
  const [reason, setReason] = useState('')
  const publish = usePublish()
  const decline = useDecline()
  const { proposalId, title, changes, mine, source, derivedOn, entries } = proposal
  const levels = desk.lists.find(({ id }) => id === proposal.list)?.levels ?? []
  const busy = publish.isPending || decline.isPending
  const error = publish.error ?? decline.error
  return (
    <section className="panel late">
      <Title order={2}>{t(m.risk_waits, { list: title })}</Title>
      <p>
        {t(m.risk_derived, { day: sayDay(t, derivedOn) })} <bdi className="quiet">{source}</bdi>
      </p>
      <Changes changes={changes} />
      <details>
        <summary>{t(m.risk_whole_list, { count: entries.length })}</summary>
        <EntriesTable entries={entries} levels={levels} title={title} />
      </details>
      {mine && <p>{t(m.risk_mine)}</p>}
      {error && <Trouble error={error} again={() => publish.reset()} />}
      {desk.mayPublish && (
        <>
          <Textarea
            mt="sm"
            label={t(m.risk_decline_reason)}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group mt="sm">
            {!mine && (
              <Button loading={busy} onClick={() => publish.mutate(proposalId)}>
                {t(m.risk_publish)}
              </Button>
            )}
            <Button
              variant="default"
              disabled={busy || reason.trim().length < shortest}
              onClick={() => decline.mutate({ proposalId, reason })}
            >
              {t(m.risk_decline)}
            </Button>
          </Group>
        </>
      )}
    </section>
  )
}
