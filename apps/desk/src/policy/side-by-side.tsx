// Two versions over the same people at the same instant: the figures that decide, side by side, and whom each touches, on
// one scale.
import { Stack, Title } from '@mantine/core'
import type { ReplayReport } from '@pratique/api-contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { instanceQuery } from '../api/queries.ts'
import { m, type Say, sayInstant, useSay } from '../say.tsx'
import { BarFigure } from './bar-figure.tsx'
import { type Names, numberOf, percentOf } from './report-view.tsx'

interface Side {
  readonly title: string
  readonly report: ReplayReport
}

interface SidesProps {
  readonly sides: readonly [Side, Side]
  readonly names: Names
}

type Row = readonly [label: string, figure: (report: ReplayReport) => string]

function rowsOf(t: Say): readonly Row[] {
  const sum = (report: ReplayReport, of: 'testsAfter' | 'vehiclesAfter') =>
    numberOf(
      t,
      report.days.reduce((all, day) => all + day[of], 0),
    )
  return [
    [t(m.policy_stricter), ({ stricter }) => numberOf(t, stricter)],
    [t(m.policy_share), ({ share }) => percentOf(t, share)],
    [t(m.policy_milder), ({ milder }) => numberOf(t, milder)],
    [t(m.policy_to_unknown), ({ unknown }) => numberOf(t, unknown)],
    [t(m.policy_bound), ({ bound }) => numberOf(t, bound)],
    [
      t(m.policy_peak_beds),
      ({ days }) => numberOf(t, Math.max(0, ...days.map(({ bedsAfter }) => bedsAfter))),
    ],
    [t(m.policy_tests), (report) => sum(report, 'testsAfter')],
    [t(m.policy_vehicles), (report) => sum(report, 'vehiclesAfter')],
    [t(m.policy_divided), ({ parties }) => numberOf(t, parties.divided)],
    [t(m.policy_people_needed), ({ guard }) => numberOf(t, guard.third ? 3 : 2)],
  ]
}

export function SideBySide({ sides, names }: SidesProps) {
  const t = useSay()
  const { zone } = useSuspenseQuery(instanceQuery()).data
  const [{ report }] = sides
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{t(m.policy_side)}</Title>
        <p className="quiet">
          {t(m.policy_about_people, {
            holders: numberOf(t, report.holders),
            at: sayInstant(t, report.at, zone),
          })}
        </p>
      </div>
      <div className="scroll">
        <table className="list">
          <caption hidden>{t(m.policy_side)}</caption>
          <thead>
            <tr>
              <td />
              {sides.map(({ title }, i) => (
                <th key={`${i} ${title}`} scope="col" className="number wraps">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(t).map(([label, figure]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {sides.map((side, i) => (
                  <td key={`${i} ${side.title}`} className="number">
                    {figure(side.report)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(['byRule', 'byCountry', 'byDistrict'] as const).map((by) => (
        <Pair key={by} by={by} sides={sides} names={names} />
      ))}
    </Stack>
  )
}

const asks = {
  byRule: m.policy_by_rule,
  byCountry: m.policy_by_country,
  byDistrict: m.policy_by_district,
} as const

function Pair({ by, sides, names }: SidesProps & { readonly by: keyof typeof asks }) {
  const t = useSay()
  const name = useCallback((code: string) => names[code] ?? code, [names])
  const most = Math.max(1, ...sides.flatMap(({ report }) => report[by].map(({ changed }) => changed)))
  return (
    <div className="figures">
      {sides.map(({ title, report }, i) => {
        const [first] = report[by]
        if (!first)
          return (
            <p key={`${i} ${title}`}>
              {title}: {t(m.policy_nobody_changes)}
            </p>
          )
        return (
          <BarFigure
            key={`${i} ${title}`}
            title={t(asks[by], { key: name(first.key) })}
            about={title}
            groups={report[by]}
            name={name}
            most={most}
          />
        )
      })}
    </div>
  )
}
