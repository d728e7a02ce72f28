// Results as they came, the latest first, each with what became of it.
import { Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { instanceQuery, resultsQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, sayInstant, useSay } from '../say.tsx'
import { outcomeNames, standingNames } from './lab-words.ts'

const shown = 100

export function Results() {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { data, error, refetch } = useQuery(resultsQuery())
  return (
    <section className="panel">
      <Title order={2}>{t(m.lab_results)}</Title>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting rows={3} />}
      {data?.results.length === 0 && <p className="quiet">{t(m.lab_results_empty)}</p>}
      {data && data.results.length > 0 && (
        <div className="scroll">
          <table className="list">
            <caption hidden>{t(m.lab_results)}</caption>
            <thead>
              <tr>
                {[m.lab_received, m.lab_specimen, m.lab_outcome, m.outbox_standing, m.lab_report_id].map(
                  (title) => (
                    <th key={t(title)} scope="col">
                      {t(title)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {data.results.slice(0, shown).map((row) => (
                <tr key={row.resultId}>
                  <td className="nowrap">{sayInstant(t, row.receivedAt, instance.zone)}</td>
                  <td className="mono nowrap">
                    {row.holderId === null ? (
                      <bdi>{row.specimen}</bdi>
                    ) : (
                      <Link to="/holders/$holderId" params={{ holderId: row.holderId }}>
                        <bdi>{row.specimen}</bdi>
                      </Link>
                    )}
                  </td>
                  <td>
                    <strong>{t(outcomeNames[row.outcome])}</strong>
                    {row.pooled && <span className="quiet"> {t(m.lab_pooled)}</span>}
                  </td>
                  <td>{t(standingNames[row.standing])}</td>
                  <td>
                    <bdi>{row.reportId}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
