// The bar above every page: where, when, whether what was done has been sent, and who.
import { Button, Group, Menu, useMantineColorScheme } from '@mantine/core'
import { useIsMutating, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { askAuth } from '../api/client.ts'
import { useLive } from '../api/live.ts'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { type Language, languages, m, sayInstant, useChooseLanguage, useSay } from '../say.tsx'
import { roleName } from '../sign-in/role-name.ts'
import { nameOf } from './ground-select.tsx'

export function TopBar({ openPalette }: { readonly openPalette: () => void }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const [post] = me.posts
  return (
    <Group h="100%" px="md" gap="md" wrap="nowrap" justify="space-between">
      <Group gap="sm" wrap="nowrap" className="where">
        <strong dir="ltr">Pratique</strong>
        <span className="quiet">{post ? nameOf(post) : ''}</span>
      </Group>
      <Group gap="sm" wrap="nowrap">
        <Button
          variant="default"
          onClick={openPalette}
          rightSection={<kbd dir="ltr">Ctrl K</kbd>}
          visibleFrom="md"
        >
          {t(m.palette)}
        </Button>
        <Connection />
        <DeskClock />
        <Person name={me.name} role={post ? roleName(t, post.role) : ''} />
      </Group>
    </Group>
  )
}

function Connection() {
  const t = useSay()
  const connected = useLive()
  const waiting = useIsMutating()
  useEffect(() => {
    if (waiting === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [waiting])
  return (
    <span className="clock" role="status">
      {connected ? t(m.online) : <span className="alert">{t(m.offline)}</span>}
      <span className="quiet">
        {waiting === 0 ? t(m.outbox_empty) : t(m.outbox_waiting, { count: waiting })}
      </span>
    </span>
  )
}

const second = 1_000

function DeskClock() {
  const t = useSay()
  const { data: instance, dataUpdatedAt } = useSuspenseQuery(instanceQuery())
  const [wall, setWall] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setWall(Date.now()), second)
    return () => clearInterval(timer)
  }, [])
  const now = new Date(Date.parse(instance.now) + Math.max(0, wall - dataUpdatedAt))
  return (
    <time className={instance.exercise === null ? 'clock' : 'clock exercise'} dateTime={now.toISOString()}>
      <span>{instance.exercise === null ? t(m.time) : t(m.exercise_time)}</span>
      {sayInstant(t, now, instance.zone)}
    </time>
  )
}

function Person({ name, role }: { readonly name: string; readonly role: string }) {
  const t = useSay()
  const choose = useChooseLanguage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { setColorScheme } = useMantineColorScheme()
  const signOut = async () => {
    await askAuth('sign-out')
    client.clear()
    await navigate({ to: '/sign-in' })
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" c="inherit" px="xs">
          {name.split(' (')[0]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          <br />
          {role}
        </Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>{t(m.account)}</Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t(m.sign_out)}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t(m.appearance)}</Menu.Label>
        <Menu.Item onClick={() => setColorScheme('light')}>{t(m.light)}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme('dark')}>{t(m.dark)}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t(m.language)}</Menu.Label>
        {Object.entries(languages).map(([language, own]) => (
          <Menu.Item key={language} lang={language} onClick={() => choose(language as Language)}>
            {own}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
