// A password, then six digits: neither opens anything alone.
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { askAuth } from '../api/client.ts'
import { m, useSay } from '../say.tsx'

export function PasswordForm({ enter }: { readonly enter: (how: () => Promise<unknown>) => Promise<void> }) {
  const t = useSay()
  const [awaitsCode, setAwaitsCode] = useState(false)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState(false)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setFault(false)
    try {
      await askAuth('sign-in/email', { email, password })
      setAwaitsCode(true)
    } catch {
      setFault(true)
    }
  }
  if (awaitsCode) return <CodeForm enter={enter} />
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <TextInput
          label={t(m.email)}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t(m.password)}
          autoComplete="current-password"
          required
          value={password}
          error={fault && t(m.refused_sign_in)}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t(m.password) }}
        />
        <Button type="submit" variant="default">
          {t(m.next)}
        </Button>
      </Stack>
    </form>
  )
}

export function CodeForm({ enter }: { readonly enter: (how: () => Promise<unknown>) => Promise<void> }) {
  const t = useSay()
  const [code, setCode] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void enter(() => askAuth('two-factor/verify-totp', { code: code.replace(/\D/g, '') }))
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t(m.code_app)}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit">{t(m.next)}</Button>
      </Stack>
    </form>
  )
}
