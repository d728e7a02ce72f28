// The permission table as the server enforces it, for auditors, and who is on the staff.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { permissionsQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, useSay } from '../say.tsx'
import { roleName } from '../sign-in/role-name.ts'

const reaches = { port: m.reach_port, jurisdiction: m.reach_jurisdiction } as const

export function PermissionsPage() {
  const t = useSay()
  const { data, error, refetch } = useQuery(permissionsQuery())
  if (error) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <Stack gap="md">
      <Title order={1}>{t(m.permissions_title)}</Title>
      <p className="measure-text">{t(m.permissions_hint)}</p>
      <div className="scroll">
        <table className="list">
          <caption hidden>{t(m.permissions_title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(m.deed)}</th>
              {data.roles.map((role) => (
                <th key={role} scope="col">
                  {roleName(t, role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.deeds.map(({ deed, reach }) => (
              <tr key={deed}>
                <th scope="row" dir="ltr">
                  <code>{deed}</code>
                </th>
                {data.roles.map((role) => {
                  const allowed = reach[role]
                  return (
                    <td key={role} className={allowed === undefined ? 'quiet' : undefined}>
                      {t(allowed === undefined ? m.reach_none : reaches[allowed])}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Title order={2}>{t(m.staff)}</Title>
      <ul>
        {data.staff.map(({ name, email, posts }) => (
          <li key={email}>
            {name}:{' '}
            {posts
              .map(({ role, jurisdiction, port }) => `${roleName(t, role)} (${port ?? jurisdiction})`)
              .join(', ')}
          </li>
        ))}
      </ul>
    </Stack>
  )
}
