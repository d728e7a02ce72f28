// Two people take a version back or renew it: the first says why, another agrees.
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PolicyDeskAnswer, VersionDeedAsked } from '@pratique/api-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'
import { doWithVersion } from './queries.ts'

type Version = PolicyDeskAnswer['versions'][number]
type DeedName = VersionDeedAsked['deed']

export function VersionDeed({ version }: { readonly version: Version }) {
  const t = useSay()
  const { standing, proposal } = version
  if (standing === 'rolled-back') return null
  return (
    <>
      {proposal && (
        <p className="quiet">
          {proposal.reason} {t(m.policy_waits, { name: proposal.by })}
        </p>
      )}
      <Doing version={version} deed="renew" label={t(m.policy_renew)} />
      <Doing version={version} deed="roll-back" label={t(m.policy_roll_back)} />
    </>
  )
}

interface DoingProps {
  readonly version: Version
  readonly deed: DeedName
  readonly label: string
}

function Doing({ version: { scheme, number, title, proposal }, deed, label }: DoingProps) {
  const t = useSay()
  const client = useQueryClient()
  const [opened, { open, close }] = useDisclosure(false)
  const waits = proposal?.deed === deed
  const [reason, setReason] = useState(waits ? proposal.reason : '')
  const act = useMutation({
    mutationFn: () => doWithVersion(scheme, number, { deed, reason }),
    onSuccess: async () => {
      close()
      await client.invalidateQueries({ queryKey: ['desk'] })
    },
  })
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={`${label}: ${title}`}>
        <Stack>
          <Textarea
            label={t(m.policy_reason)}
            required
            minRows={2}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {act.error && <Trouble error={act.error} />}
          <Group>
            <Button loading={act.isPending} disabled={reason.trim().length < 5} onClick={() => act.mutate()}>
              {t(waits ? m.policy_agree : m.policy_propose)}
            </Button>
            <Button variant="default" onClick={close}>
              {t(m.policy_cancel)}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
