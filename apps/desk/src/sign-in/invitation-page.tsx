// Where an invitation leads: set up a passkey, or a password with an authenticator, and be signed in.
import { Alert, Button, PasswordInput, Stack, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import encodeQR from 'qr'
import { type SyntheticEvent, useState } from 'react'
import { z } from 'zod'
import { askAuth } from '../api/client.ts'
import { Waiting } from '../frame/waiting.tsx'
import { m, useSay } from '../say.tsx'
import { Door } from './door.tsx'
import { hasPasskeys, setUpPasskey } from './passkey.ts'
import { CodeForm } from './password-form.tsx'

const Invited = z.object({ name: z.string(), email: z.string() })
const Enabled = z.object({ totpURI: z.string() })

export function InvitationPage() {
  const t = useSay()
  const { token } = useParams({ from: '/invitation/$token' })
  const client = useQueryClient()
  const navigate = useNavigate()
  const [fault, setFault] = useState<string | null>(null)
  const { data: invited, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => Invited.parse(await askAuth('staff/invitation', { token })),
    retry: false,
  })
  const enter = async (how: () => Promise<unknown>) => {
    setFault(null)
    try {
      await how()
    } catch {
      setFault(t(m.refused_sign_in))
      return
    }
    client.clear()
    await navigate({ to: '/' })
  }
  if (error) return <Door title={t(m.invitation_gone)}>{null}</Door>
  if (!invited)
    return (
      <Door title={t(m.sign_in)}>
        <Waiting rows={3} />
      </Door>
    )
  return (
    <Door title={t(m.welcome, { name: invited.name })}>
      <p>{t(m.invitation_hint)}</p>
      {fault && (
        <Alert color="red" variant="outline" role="alert">
          {fault}
        </Alert>
      )}
      {hasPasskeys() && (
        <Button size="md" onClick={() => void enter(() => setUpPasskey(token))}>
          {t(m.set_up_passkey)}
        </Button>
      )}
      <Title order={2}>{t(m.with_password)}</Title>
      <PasswordSetUp token={token} enter={enter} />
    </Door>
  )
}

interface PasswordSetUpProps {
  readonly token: string
  readonly enter: (how: () => Promise<unknown>) => Promise<void>
}

function PasswordSetUp({ token, enter }: PasswordSetUpProps) {
  const t = useSay()
  const [password, setPassword] = useState('')
  const [uri, setUri] = useState<string | null>(null)
  const [fault, setFault] = useState(false)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    try {
      await askAuth('staff/choose-password', { token, password })
      setUri(Enabled.parse(await askAuth('two-factor/enable', { password })).totpURI)
    } catch {
      setFault(true)
    }
  }
  if (uri !== null) return <Authenticator uri={uri} enter={enter} />
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <PasswordInput
          label={t(m.choose_password)}
          autoComplete="new-password"
          minLength={12}
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

function Authenticator({
  uri,
  enter,
}: {
  readonly uri: string
  readonly enter: PasswordSetUpProps['enter']
}) {
  const t = useSay()
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const picture = `data:image/svg+xml,${encodeURIComponent(encodeQR(uri, 'svg'))}`
  return (
    <Stack gap="sm">
      <p>{t(m.scan_secret, { secret })}</p>
      <img src={picture} alt="" width={220} height={220} className="qr" />
      <CodeForm enter={enter} />
    </Stack>
  )
}
