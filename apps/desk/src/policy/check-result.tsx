// What the check says of the rules as they stand: faults with their places, golden cases that come out otherwise.
import { Alert } from '@mantine/core'
import type { DraftCheck } from '@pratique/api-contract'
import { m, useSay } from '../say.tsx'

export function CheckResult({ check: { faults, cases, casesRun } }: { readonly check: DraftCheck }) {
  const t = useSay()
  if (faults.length > 0)
    return (
      <Alert color="red" variant="outline" role="status" title={t(m.policy_faults, { count: faults.length })}>
        <ul>
          {faults.map(({ path, message, code }) => (
            <li key={`${path} ${code} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      </Alert>
    )
  if (cases.length === 0)
    return (
      <p role="status" className="quiet">
        {t(m.policy_sound, { count: casesRun })}
      </p>
    )
  return (
    <details className="panel">
      <summary>{t(m.policy_cases_differ, { count: cases.length })}</summary>
      <ul>
        {cases.map(({ name, expected, actual }) => (
          <li key={name}>
            {name}
            <br />
            <span className="quiet">
              {t(m.policy_expected)} <code>{JSON.stringify(expected)}</code>, {t(m.policy_actual)}{' '}
              <code>{JSON.stringify(actual)}</code>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
