// The result of a rehearsal, readable in the order in which one asks: how many, may two publish it, who and where, what
// it needs, was it right, who is hit more than others. Each picture has its finding as a title and its table behind.
import { Alert, Stack, Title } from '@mantine/core'
import type { ReplayGroup, ReplayReport } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { m, type Say, sayDay, sayInstant, useSay } from '../say.tsx'
import { BarFigure, LineFigure } from './plot-figure.tsx'

export const percentOf = (t: Say, share: number): string =>
  new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)

export function ReportView({ report }: { readonly report: ReplayReport }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { holders, stricter, milder, changed, share, guard, bound, at } = report
  const shares = { share: percentOf(t, share), limit: percentOf(t, guard.limit) }
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>
          {changed === 0
            ? t(m.policy_finding_none, { holders })
            : t(m.policy_finding, { stricter, milder, holders })}
        </Title>
        <p className="quiet">{t(m.policy_as_of, { at: sayInstant(t, at, instance.zone), bound })}</p>
      </div>
      <Alert color={guard.third ? 'red' : 'blue'} variant="outline" role="status">
        {t(guard.third ? m.policy_guard_third : m.policy_guard_two, shares)}
      </Alert>
      {changed > 0 && <Changes report={report} />}
      <Needs report={report} />
      <LaterTests report={report} />
      <Burdens report={report} />
    </Stack>
  )
}

function Changes({ report }: { readonly report: ReplayReport }) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const mayRead = 'holder.read' in me.deeds
  const { moves, byRule, byCountry, byFlight, byDistrict, parties, examples } = report
  const top = (groups: readonly ReplayGroup[]) => ({ key: groups[0]?.key ?? '' })
  return (
    <>
      <section>
        <Title order={3}>{t(m.policy_from_to)}</Title>
        <table className="list narrow">
          <caption hidden>{t(m.policy_from_to)}</caption>
          <tbody>
            {moves.map(({ from, to, people }) => (
              <tr key={`${from} ${to}`}>
                <th scope="row">
                  {from} → {to}
                </th>
                <td className="number">{people.toLocaleString(t.locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="quiet">{t(m.policy_parties, parties)}</p>
      </section>
      <div className="figures">
        <BarFigure title={t(m.policy_by_rule, top(byRule))} groups={byRule} />
        <BarFigure title={t(m.policy_by_country, top(byCountry))} groups={byCountry} />
        <BarFigure title={t(m.policy_by_flight, top(byFlight))} groups={byFlight} />
        <BarFigure title={t(m.policy_by_district, top(byDistrict))} groups={byDistrict} />
      </div>
      <section>
        <Title order={3}>{t(m.policy_examples)}</Title>
        <ul>
          {examples.map(({ holderId, from, to, rule, flight, places, district }) => (
            <li key={holderId}>
              {mayRead ? (
                <Link to="/holders/$holderId" params={{ holderId }}>
                  {holderId.slice(-8)}
                </Link>
              ) : (
                <code>{holderId.slice(-8)}</code>
              )}
              : {from} → {to} · <code>{rule}</code> · {flight} · {places.join(', ')} · {district}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Needs({ report: { days } }: { readonly report: ReplayReport }) {
  const t = useSay()
  const peak = days.reduce(
    (most, day) =>
      day.bedsAfter - day.bedsBefore > most.more
        ? { more: day.bedsAfter - day.bedsBefore, on: day.on }
        : most,
    { more: 0, on: '' },
  )
  const title =
    peak.more === 0
      ? t(m.policy_beds_same)
      : t(m.policy_beds_finding, { count: peak.more.toLocaleString(t.locale), day: sayDay(t, peak.on) })
  return <LineFigure title={title} days={days} />
}

function LaterTests({ report: { laterTests } }: { readonly report: ReplayReport }) {
  const t = useSay()
  const {
    stricterTested: tested,
    stricterNegative: negative,
    stricterPositive: positive,
    milderPositive: missed,
  } = laterTests
  return <p className="measure-text">{t(m.policy_later_tests, { tested, negative, positive, missed })}</p>
}

const kinds = { origin: m.policy_origin, age: m.policy_age, language: m.policy_language } as const

function Burdens({ report: { burdens } }: { readonly report: ReplayReport }) {
  const t = useSay()
  const hit = burdens.filter(({ ratio }) => ratio > 1.2)
  if (hit.length === 0) return null
  return (
    <section>
      <Title order={3}>{t(m.policy_burdens)}</Title>
      <ul>
        {hit.map(({ of, key, ratio, stricter, people }) => (
          <li key={`${of} ${key}`}>
            {t(kinds[of])} {key}: {t(m.policy_burden_times, { ratio: ratio.toFixed(1) })} ({stricter} /{' '}
            {people})
          </li>
        ))}
      </ul>
    </section>
  )
}
