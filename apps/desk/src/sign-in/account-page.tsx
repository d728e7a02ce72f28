// How the officer signs in, and what her posts are; a passkey can be added for another device.
import { Alert, Button, Stack, Title } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../api/queries.ts'
import { nameOf } from '../frame/ground-select.tsx'
import { m, useSay } from '../say.tsx'
import { hasPasskeys, setUpPasskey } from './passkey.ts'
import { roleName } from './role-name.ts'

export function AccountPage() {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const [outcome, setOutcome] = useState<'none' | 'added' | 'failed'>('none')
  const add = () =>
    setUpPasskey().then(
      () => setOutcome('added'),
      () => setOutcome('failed'),
    )
  return (
    <Stack gap="md" align="start">
      <Title order={1}>{t(m.account)}</Title>
      <p>
        {me.name}, <span dir="ltr">{me.email}</span>
      </p>
      {outcome !== 'none' && (
        <Alert color={outcome === 'added' ? 'accent' : 'red'} variant="outline" role="alert">
          {t(outcome === 'added' ? m.passkey_added : m.passkey_failed)}
        </Alert>
      )}
      {hasPasskeys() && <Button onClick={() => void add()}>{t(m.set_up_passkey)}</Button>}
      <Title order={2}>{t(m.your_posts)}</Title>
      <ul>
        {me.posts.map((post) => (
          <li key={`${post.role} ${post.jurisdiction} ${post.port}`}>
            {roleName(t, post.role)}: {nameOf(post)}
          </li>
        ))}
      </ul>
    </Stack>
  )
}
