// What differs in words, whose names stand under it, and the last step: publish.
import { Button, Group, Stack, Title } from '@mantine/core'
import type { DraftAnswer, DraftCheck } from '@pratique/api-contract'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { meQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { m, useSay } from '../say.tsx'
import { ChangesList } from './changes-list.tsx'
import { approveDraft, draftQuery, publishDraft } from './queries.ts'

export function Review({ answer }: { readonly answer: DraftAnswer }) {
  return (
    <Stack>
      <Changes check={answer.check} />
      <Names answer={answer} />
    </Stack>
  )
}

function Changes({ check }: { readonly check: DraftCheck }) {
  const t = useSay()
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.policy_changes)}
      </Title>
      {check.changes.length === 0 && <p className="quiet">{t(m.policy_no_changes)}</p>}
      <ChangesList check={check} />
    </section>
  )
}

function Names({ answer }: { readonly answer: DraftAnswer }) {
  const t = useSay()
  const client = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery())
  const { draftId, revision, approvals, needed, state } = answer
  const approve = useMutation({
    mutationFn: () => approveDraft(draftId, revision),
    onSuccess: (kept) => client.setQueryData(draftQuery(draftId).queryKey, kept),
  })
  const publish = useMutation({
    mutationFn: () => publishDraft(draftId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk'] }),
  })
  const names = approvals.map(({ name }) => name).join(', ')
  const mine = approvals.some(({ by }) => by === me.staffId)
  if (state === 'published') return <p role="status">{t(m.policy_signed_by, { names })}</p>
  return (
    <section>
      <p role="status">
        {t(m.policy_names, { count: approvals.length, needed, revision })}
        {names && `: ${names}`}
      </p>
      {needed > 2 && <p>{t(m.policy_third_who)}</p>}
      {'policy.approve' in me.deeds && (
        <Group>
          {!mine && (
            <Button loading={approve.isPending} onClick={() => approve.mutate()}>
              {t(m.policy_sign)}
            </Button>
          )}
          {mine && (
            <Button
              loading={publish.isPending}
              disabled={approvals.length < needed}
              onClick={() => publish.mutate()}
            >
              {t(m.policy_publish)}
            </Button>
          )}
        </Group>
      )}
      {approve.error && <Trouble error={approve.error} />}
      {publish.error && <Trouble error={publish.error} />}
    </section>
  )
}
