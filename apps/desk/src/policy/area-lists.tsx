// The lists of affected areas in force, each with where it grows most, as the risk desk shows them.
import { Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { meQuery } from '../api/queries.ts'
import { EntriesTable } from '../risk/entries-table.tsx'
import { ListFigure } from '../risk/list-figure.tsx'
import { riskQuery } from '../risk/risk-deeds.ts'
import { m, useSay } from '../say.tsx'

/** For those who may look at risk. */
export function AreaLists() {
  const { data: me } = useSuspenseQuery(meQuery())
  return 'risk.read' in me.deeds ? <Lists /> : null
}

function Lists() {
  const t = useSay()
  const { data } = useQuery(riskQuery())
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.policy_lists)}
      </Title>
      {data?.lists.map(({ id, title, levels, inForce }) =>
        inForce === null ? null : (
          <details key={id}>
            <summary>
              {title} <bdi>{inForce.edition}</bdi> ({inForce.entries.length})
            </summary>
            <ListFigure
              entries={inForce.entries}
              derivedOn={inForce.derivedOn}
              source={inForce.source}
              table={<EntriesTable entries={inForce.entries} levels={levels} title={title} />}
            />
          </details>
        ),
      )}
      <p>
        <Link to="/risk">{t(m.policy_to_risk)}</Link>
      </p>
    </section>
  )
}
