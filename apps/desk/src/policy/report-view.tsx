// The result of a rehearsal, readable in the order in which one asks: how many, may two publish it, who and where, what
// it needs, was it right, who is hit more than others. Each picture has its finding as a title and its table behind.
import { Alert, Stack, Title } from '@mantine/core'
import type { ReplayGroup, ReplayReport } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { instanceQuery, meQuery } from '../api/queries.ts'
import { m, type Say, sayDay, sayInstant, useSay } from '../say.tsx'
import { BarFigure } from './bar-figure.tsx'
import { NeedsFigure } from './needs-figure.tsx'

export const percentOf = (t: Say, share: number): string =>
  new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)

export const numberOf = (t: Say, count: number): string => count.toLocaleString(t.locale)

export type Names = Readonly<Record<string, string>>

interface ReportProps {
  readonly report: ReplayReport
  readonly names: Names
}

export function ReportView({ report, names }: ReportProps) {
  const t = useSay()
  const { zone } = useSuspenseQuery(instanceQuery()).data
  const { holders, stricter, milder, changed, share, guard, bound, at } = report
  const shares = { share: percentOf(t, share), limit: percentOf(t, guard.limit) }
  const said = { stricter: numberOf(t, stricter), milder: numberOf(t, milder), holders: numberOf(t, holders) }
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{changed === 0 ? t(m.policy_finding_none, said) : t(m.policy_finding, said)}</Title>
        <p className="quiet">
          {t(m.policy_as_of, { at: sayInstant(t, at, zone), bound: numberOf(t, bound) })}
        </p>
      </div>
      <Alert color={guard.third ? 'red' : 'blue'} variant="outline" role="status">
        {t(guard.third ? m.policy_guard_third : m.policy_guard_two, shares)}
      </Alert>
      {changed > 0 && <Changes report={report} names={names} />}
      <Needs report={report} />
      <LaterTests report={report} />
      <Burdens report={report} names={names} />
    </Stack>
  )
}

function Changes({ report, names }: ReportProps) {
  const t = useSay()
  const { zone } = useSuspenseQuery(instanceQuery()).data
  const { moves, byRule, byCountry, byFlight, byDistrict, parties } = report
  const name = useCallback((code: string) => names[code] ?? code, [names])
  const about = t(m.policy_about_people, {
    holders: numberOf(t, report.holders),
    at: sayInstant(t, report.at, zone),
  })
  const top = (groups: readonly ReplayGroup[]) => ({ key: name(groups[0]?.key ?? '') })
  return (
    <>
      <section>
        <Title order={3}>{t(m.policy_from_to)}</Title>
        <table className="list short">
          <caption hidden>{t(m.policy_from_to)}</caption>
          <tbody>
            {moves.map(({ from, to, people }) => (
              <tr key={`${from} ${to}`}>
                <th scope="row">
                  {name(from)} <span className="onward">{name(to)}</span>
                </th>
                <td className="number">{numberOf(t, people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="quiet">
          {t(m.policy_parties, {
            touched: numberOf(t, parties.touched),
            divided: numberOf(t, parties.divided),
          })}
        </p>
      </section>
      <div className="figures">
        <BarFigure title={t(m.policy_by_rule, top(byRule))} about={about} groups={byRule} name={name} />
        <BarFigure
          title={t(m.policy_by_country, top(byCountry))}
          about={about}
          groups={byCountry}
          name={name}
        />
        <BarFigure title={t(m.policy_by_flight, top(byFlight))} about={about} groups={byFlight} />
        <BarFigure
          title={t(m.policy_by_district, top(byDistrict))}
          about={about}
          groups={byDistrict}
          name={name}
        />
      </div>
      <Examples report={report} names={names} />
    </>
  )
}

function Examples({ report: { examples }, names }: ReportProps) {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const mayRead = 'holder.read' in me.deeds
  const name = (code: string | null) => (code === null ? null : (names[code] ?? code))
  return (
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
            : {name(from)} <span className="onward">{name(to)}</span> ·{' '}
            {[name(rule), flight, places.map(name).join(', '), name(district)]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Needs({ report: { days, at } }: { readonly report: ReplayReport }) {
  const t = useSay()
  const { zone } = useSuspenseQuery(instanceQuery()).data
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
      : t(m.policy_beds_finding, { count: numberOf(t, peak.more), day: sayDay(t, peak.on) })
  return (
    <NeedsFigure title={title} about={t(m.policy_about_beds, { at: sayInstant(t, at, zone) })} days={days} />
  )
}

function LaterTests({ report: { laterTests } }: { readonly report: ReplayReport }) {
  const t = useSay()
  const {
    stricterTested: tested,
    stricterNegative: negative,
    stricterPositive: positive,
    milderPositive: missed,
  } = laterTests
  if (tested + missed === 0) return <p className="measure-text">{t(m.policy_no_later_tests)}</p>
  return <p className="measure-text">{t(m.policy_later_tests, { tested, negative, positive, missed })}</p>
}

const kinds = { origin: m.policy_origin, age: m.policy_age, language: m.policy_language } as const
const ages: Readonly<Record<string, Parameters<Say>[0]>> = {
  child: m.policy_age_child,
  minor: m.policy_age_minor,
  adult: m.policy_age_adult,
  older: m.policy_age_older,
}

function Burdens({ report: { burdens }, names }: ReportProps) {
  const t = useSay()
  const hit = burdens.filter(({ ratio }) => ratio > 1.2)
  if (hit.length === 0) return null
  const nameOf = (of: keyof typeof kinds, key: string): string => {
    const age = ages[key]
    if (of === 'age' && age) return t(age)
    if (of === 'language') return new Intl.DisplayNames([t.locale], { type: 'language' }).of(key) ?? key
    return names[key] ?? key
  }
  return (
    <section>
      <Title order={3}>{t(m.policy_burdens)}</Title>
      <ul>
        {hit.map(({ of, key, ratio, stricter, people }) => (
          <li key={`${of} ${key}`}>
            {t(kinds[of])} {nameOf(of, key)}: {t(m.policy_burden_times, { ratio: ratio.toFixed(1) })} (
            {numberOf(t, stricter)} / {numberOf(t, people)})
          </li>
        ))}
      </ul>
    </section>
  )
}
