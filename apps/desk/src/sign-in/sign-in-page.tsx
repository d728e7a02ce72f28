// How an officer gets in: a passkey; or a password and a code; in an exercise, one click, which says so.
import { Alert, Button, Stack, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { askAuth } from '../api/client.ts'
import { instanceQuery } from '../api/queries.ts'
import { finishLeaving } from '../frame/sign-out.ts'
import { m, useSay } from '../say.tsx'
import { Door } from './door.tsx'
import { hasPasskeys, signInWithPasskey } from './passkey.ts'
import { PasswordForm } from './password-form.tsx'
import { roleName } from './role-name.ts'

export function SignInPage() {
  const t = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: instance } = useQuery(instanceQuery())
  const [fault, setFault] = useState<string | null>(null)
  const enter = async (how: () => Promise<unknown>, otherwise: string) => {
    setFault(null)
    try {
      await finishLeaving()
      await how()
    } catch {
      setFault(otherwise)
      return
    }
    client.clear()
    await navigate({ to: '/' })
  }
  return (
    <Door title={t(m.sign_in)}>
      {instance && <p className="quiet">{instance.authority}</p>}
      {fault && (
        <Alert color="red" variant="outline" role="alert">
          {fault}
        </Alert>
      )}
      {hasPasskeys() && (
        <Button size="md" onClick={() => void enter(signInWithPasskey, t(m.passkey_failed))}>
          {t(m.with_passkey)}
        </Button>
      )}
      {instance && instance.cast.length > 0 && (
        <section className="panel">
          <Title order={2}>{t(m.exercise_roles)}</Title>
          <p className="quiet">{t(m.exercise_roles_hint)}</p>
          <div className="cast">
            {instance.cast.map(({ key, name, role }) => (
              <button
                key={key}
                type="button"
                onClick={() =>
                  void enter(() => askAuth('staff/exercise-sign-in', { key }), t(m.refused_sign_in))
                }
              >
                {name}
                <span>{roleName(t, role)}</span>
              </button>
            ))}
          </div>
        </section>
      )}
      <Stack component="section" gap="sm">
        <Title order={2}>{t(m.with_password)}</Title>
        <PasswordForm enter={(how) => enter(how, t(m.refused_sign_in))} />
      </Stack>
    </Door>
  )
}
