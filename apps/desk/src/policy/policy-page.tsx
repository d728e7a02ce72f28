// The policy desk: what holds now and what comes, drafts, lists in force, and the journal of what was done.
import { Button, Group, Stack, Title } from '@mantine/core'
import type { DraftHead, PolicyDeskAnswer } from '@pratique/api-contract'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { AreaLists } from './area-lists.tsx'
import { Calendar } from './calendar.tsx'
import { editorOf } from './editor-of.ts'
import { beginDraft, draftsQuery, policyQuery } from './queries.ts'
import { percentOf } from './report-view.tsx'
import { standingName } from './standing-name.ts'
import { VersionDeed } from './version-deed.tsx'

export function PolicyPage() {
  const t = useSay()
  const { data, error, refetch } = useQuery(policyQuery())
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t(m.policy_desk)}</Title>
        <p className="measure-text">{t(m.policy_hint, { limit: percentOf(t, data.guardShare) })}</p>
        <Signature signature={data.signature} />
      </div>
      <Drafts />
      <Versions versions={data.versions} />
      <section>
        <Title order={2} mb="xs">
          {t(m.questions_title)}
        </Title>
        <ul className="plain">
          {schemesOf(data.versions).map(([scheme, label]) => (
            <li key={scheme}>
              <Link to="/policy/questions/$scheme" params={{ scheme }}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <Calendar versions={data.versions} />
      <AreaLists />
      <Journal journal={data.journal} whole={data.journalWhole} />
    </Stack>
  )
}

/** Each scheme of which something was published, once. */
const schemesOf = (versions: PolicyDeskAnswer['versions']) => [
  ...new Map(versions.map(({ scheme, schemeLabel }) => [scheme, schemeLabel])),
]

const vouched = {
  yes: m.policy_pack_signed,
  no: m.policy_pack_unsigned,
  broken: m.policy_pack_broken,
} as const

function Signature({ signature: { signed, signedBy, fingerprint } }: Pick<PolicyDeskAnswer, 'signature'>) {
  const t = useSay()
  const words = t(vouched[signed], { name: signedBy ?? '', key: fingerprint?.slice(0, 16) ?? '' })
  return <p className={signed === 'broken' ? 'alert' : 'quiet'}>{words}</p>
}

function Drafts() {
  const t = useSay()
  const { data, error } = useQuery(draftsQuery())
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.policy_drafts)}
      </Title>
      {error && !data && <Trouble error={error} />}
      {!error && !data && <Waiting rows={2} />}
      {data?.drafts.length === 0 && <p className="quiet">{t(m.policy_no_drafts)}</p>}
      <ul className="plain">
        {data?.drafts.map((draft) => (
          <DraftLine key={draft.draftId} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

const states = { open: m.policy_open, published: m.policy_published, dropped: m.policy_dropped } as const

function DraftLine({ draft }: { readonly draft: DraftHead }) {
  const t = useSay()
  const { draftId, schemeLabel, number, title, state, revision, editedBy } = draft
  return (
    <li>
      <Link to="/policy/drafts/$draftId" params={{ draftId }}>
        {title}
      </Link>{' '}
      <span className="quiet">
        {schemeLabel} · {t(m.policy_version, { number })} · {t(states[state])} ·{' '}
        {t(m.policy_edited, { revision, name: editorOf(t, editedBy) })}
      </span>
    </li>
  )
}

function Versions({ versions }: Pick<PolicyDeskAnswer, 'versions'>) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const { data: instance } = useSuspenseQuery(instanceQuery())
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.policy_versions)}
      </Title>
      <div className="scroll">
        <table className="list stacks">
          <caption hidden>{t(m.policy_versions)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(m.policy_versions)}</th>
              <th scope="col">{t(m.policy_standing)}</th>
              <th scope="col">{t(m.policy_effective)}</th>
              <th scope="col">{t(m.policy_expires)}</th>
              <th scope="col" aria-label={t(m.policy_propose)} />
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={`${version.scheme} ${version.number}`}>
                <th scope="row">
                  {version.title} <span className="quiet">({version.schemeLabel})</span>
                </th>
                <td data-label={t(m.policy_standing)}>{standingName(t, version.standing)}</td>
                <td className="nowrap" data-label={t(m.policy_effective)}>
                  {sayInstant(t, version.effectiveAt, instance.zone)}
                </td>
                <td className="nowrap" data-label={t(m.policy_expires)}>
                  {sayInstant(t, version.expiresAt, instance.zone)}
                </td>
                <td>
                  <Group gap="xs">
                    {'policy.draft' in me.deeds && <Begin scheme={version.scheme} number={version.number} />}
                    {'policy.roll-back' in me.deeds && <VersionDeed version={version} />}
                  </Group>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Begin({ scheme, number }: { readonly scheme: string; readonly number: number }) {
  const t = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: () => beginDraft(scheme, number),
    onSuccess: async ({ draftId }) => {
      await client.invalidateQueries({ queryKey: ['desk'] })
      await navigate({ to: '/policy/drafts/$draftId', params: { draftId } })
    },
  })
  return (
    <>
      <Button size="compact-sm" variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
        {t(m.policy_begin)}
      </Button>
      {begin.error && <Trouble error={begin.error} />}
    </>
  )
}

function Journal({
  journal,
  whole,
}: {
  readonly journal: PolicyDeskAnswer['journal']
  readonly whole: boolean
}) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const deeds: Readonly<Record<string, string>> = {
    published: t(m.policy_published),
    renewed: t(m.policy_renew),
    'rolled-back': t(m.policy_rolled_back),
  }
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.policy_journal)}
      </Title>
      {journal.length === 0 && <p className="quiet">{t(m.policy_journal_none)}</p>}
      {journal.length > 0 && <p>{t(whole ? m.policy_journal_whole : m.policy_journal_broken)}</p>}
      <ol className="plain">
        {journal.map(({ seq, at, deed, scheme, number, people, said, hash }) => (
          <li key={seq}>
            {seq}. {sayInstant(t, at, instance.zone)} · {scheme} {t(m.policy_version, { number })}:{' '}
            {deeds[deed] ?? deed} · {people.join(', ')} · {said}{' '}
            <code className="quiet">{hash.slice(0, 12)}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}
