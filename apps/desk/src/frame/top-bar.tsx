// The bar above every page: where, when, whether what was done has been sent, and who.
import { Button, Group, Menu, useMantineColorScheme } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { useOutbox } from '../outbox/desk-outbox.ts'
import { languageChoices, m, sayInstant, useChooseLanguage, useSay } from '../say.tsx'
import { roleName } from '../sign-in/role-name.ts'
import { Connection } from './connection.tsx'
import { useDeskNow } from './desk-now.ts'
import { nameOf } from './ground-select.tsx'
import { signOut } from './sign-out.ts'

export function TopBar({ openPalette }: { readonly openPalette: () => void }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const [post] = me.posts
  return (
    <Group
      h="100%"
      px={{ base: 'xs', sm: 'md' }}
      gap="md"
      wrap="nowrap"
      justify="space-between"
      className="top-bar"
    >
      <Group gap="sm" wrap="nowrap" className="where">
        <strong dir="ltr">Pratique</strong>
        <span className="quiet place">{post ? nameOf(post) : ''}</span>
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

const second = 1_000

function DeskClock() {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const now = useDeskNow(second)
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
  const { deeds } = useOutbox()
  const leave = async () => {
    if (deeds.some(({ standing }) => standing === 'waiting' || standing === 'conflict')) {
      await navigate({ to: '/outbox', search: { leaving: true } })
      return
    }
    await signOut(client)
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
        <Menu.Item onClick={() => void leave()}>{t(m.sign_out)}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t(m.appearance)}</Menu.Label>
        <Menu.Item onClick={() => setColorScheme('light')}>{t(m.light)}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme('dark')}>{t(m.dark)}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t(m.language)}</Menu.Label>
        {languageChoices.map(({ value, label }) => (
          <Menu.Item key={value} lang={value} onClick={() => choose(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
