// The lists of affected areas in force, each place with the figure that put it there as a bar.
import { Title } from '@mantine/core'
import { RiskListAnswer } from '@pratique/api-contract'
import { useQuery } from '@tanstack/react-query'
import { currentLanguage, m, useSay } from '../say.tsx'

const schemes = ['international', 'resident'] as const

async function askLists(): Promise<readonly RiskListAnswer[]> {
  const answers = await Promise.all(
    schemes.map(async (scheme) => {
      const answer = await fetch(`/api/v1/risk-list?scheme=${scheme}`)
      return answer.ok ? [RiskListAnswer.parse(await answer.json())] : []
    }),
  )
  return answers.flat()
}

export function AreaLists() {
  const t = useSay()
  const { data } = useQuery({ queryKey: ['desk', currentLanguage(), 'policy', 'lists'], queryFn: askLists })
  return (
    <section>
      <Title order={2} mb="xs">
        {t(m.policy_lists)}
      </Title>
      {data?.map((list) => (
        <AreaList key={list.scheme} list={list} />
      ))}
    </section>
  )
}

const shown = ['cumulative', 'newIn14Days', 'newIn7Days']

function AreaList({ list }: { readonly list: RiskListAnswer }) {
  const t = useSay()
  const figures = list.entries.map(
    ({ figures: all }) => shown.map((name) => all[name]).find((one) => typeof one === 'number') ?? 0,
  )
  const most = Math.max(1, ...figures)
  return (
    <details>
      <summary>
        {list.list} {list.edition} ({list.entries.length})
      </summary>
      <div className="scroll">
        <table className="list narrow">
          <caption hidden>{list.list}</caption>
          <thead>
            <tr>
              <th scope="col">{t(m.policy_list_place)}</th>
              <th scope="col">{t(m.policy_list_level)}</th>
              <th scope="col">{t(m.policy_list_figure)}</th>
            </tr>
          </thead>
          <tbody>
            {list.entries.map(({ place, level, clause }, i) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                <td>{level}</td>
                <td>
                  <span className="bar" style={{ inlineSize: `${((figures[i] ?? 0) / most) * 10}rem` }} />
                  {figures[i]?.toLocaleString(t.locale)} <span className="quiet">{clause}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
