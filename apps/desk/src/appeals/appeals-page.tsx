// Appeals of a port or jurisdiction with their clocks, the first due first: chips count and filter, several are taken in
// hand at once, after a look at what would come of it.
import { Checkbox, Group, Stack, Title } from '@mantine/core'
import type { AppealRow, AppealStanding, AppealsAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { appealsQuery, meQuery } from '../api/queries.ts'
import type { CsvRow } from '../frame/csv.ts'
import { CsvButton } from '../frame/csv-button.tsx'
import { Due } from '../frame/due.tsx'
import { GroundSelect } from '../frame/ground-select.tsx'
import { State } from '../frame/state.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { holderCsv } from '../holders/holder-csv.ts'
import { moveByArrows } from '../holders/move-by-arrows.ts'
import { m, useSay } from '../say.tsx'
import { TakeInHand } from './take-in-hand.tsx'

const route = getRouteApi('/frame/appeals')

const standingNames = {
  overdue: m.appeal_st_overdue,
  escalated: m.appeal_st_escalated,
  open: m.appeal_st_open,
  answered: m.appeal_st_answered,
} as const
const standings = ['overdue', 'escalated', 'open', 'answered'] as const

export function AppealsPage() {
  const t = useSay()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data: me } = useSuspenseQuery(meQuery())
  const { data, error, refetch } = useQuery(appealsQuery(asked))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const mayTake = 'appeal.take' in me.deeds
  const shown = data?.appeals.map(({ number }) => number) ?? []
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={1}>{t(m.appeals)}</Title>
        <GroundSelect
          deed="appeal.list"
          chosen={asked}
          choose={(ground) => void navigate({ search: (before) => ({ ...before, ...ground }) })}
        />
      </Group>
      {data && (
        <StandingChips
          counts={data.counts}
          chosen={asked.standing}
          choose={(standing) => void navigate({ search: (before) => ({ ...before, standing }) })}
        />
      )}
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data?.appeals.length === 0 && <p className="measure-text">{t(m.appeals_empty)}</p>}
      {data && data.appeals.length > 0 && (
        <>
          {mayTake && (
            <TakeInHand
              numbers={shown.filter((number) => chosen.has(number))}
              chooseFree={() => setChosen(new Set(data.appeals.filter(isFree).map(({ number }) => number)))}
              done={() => setChosen(new Set())}
            />
          )}
          <AppealTable
            appeals={data.appeals}
            chosen={mayTake ? chosen : null}
            choose={(number, isChosen) => setChosen((before) => withOrWithout(before, number, isChosen))}
          />
          <Group>
            <CsvButton name="appeals" rows={() => data.appeals.map(appealCsv)} />
          </Group>
        </>
      )}
    </Stack>
  )
}

const appealCsv = ({ number, standing, dueAt, answeredAt, outcome, taken, holder }: AppealRow): CsvRow => ({
  number,
  standing,
  dueAt,
  answeredAt,
  outcome,
  takenBy: taken?.name ?? null,
  ...(holder && holderCsv(holder)),
})

const isFree = ({ taken, standing }: AppealRow): boolean => taken === null && standing !== 'answered'

function withOrWithout(before: ReadonlySet<string>, number: string, isIn: boolean): ReadonlySet<string> {
  const after = new Set(before)
  if (isIn) after.add(number)
  else after.delete(number)
  return after
}

interface StandingChipsProps {
  readonly counts: AppealsAnswer['counts']
  readonly chosen: string | undefined
  readonly choose: (standing: AppealStanding | undefined) => void
}

function StandingChips({ counts, chosen, choose }: StandingChipsProps) {
  const t = useSay()
  const waiting = counts.overdue + counts.escalated + counts.open
  return (
    <fieldset className="chips" aria-label={t(m.outbox_standing)}>
      <button
        type="button"
        className="chip"
        aria-pressed={chosen === undefined}
        onClick={() => choose(undefined)}
      >
        {t(m.appeal_waiting)} {waiting}
      </button>
      {standings.map((standing) => (
        <button
          key={standing}
          type="button"
          className="chip"
          aria-pressed={chosen === standing}
          onClick={() => choose(chosen === standing ? undefined : standing)}
        >
          <span className={standing === 'overdue' && counts.overdue > 0 ? 'alert' : undefined}>
            {t(standingNames[standing])}
          </span>
          {counts[standing]}
        </button>
      ))}
    </fieldset>
  )
}

interface AppealTableProps {
  readonly appeals: readonly AppealRow[]
  /** Null where this officer takes none. */
  readonly chosen: ReadonlySet<string> | null
  readonly choose: (number: string, isChosen: boolean) => void
}

function AppealTable({ appeals, chosen, choose }: AppealTableProps) {
  const t = useSay()
  const titles = [
    m.appeal_no,
    m.appeal_due_by,
    m.outbox_standing,
    m.state,
    m.flight,
    m.district,
    m.appeal_with,
  ]
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.appeals)}</caption>
        <thead>
          <tr>
            {chosen && <td />}
            {titles.map((title) => (
              <th key={t(title)} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveByArrows}>
          {appeals.map((appeal) => (
            <tr key={appeal.number} className={appeal.standing === 'overdue' ? 'late' : undefined}>
              {chosen && (
                <td>
                  <Checkbox
                    aria-label={t(m.bulk_select, { number: appeal.number })}
                    checked={chosen.has(appeal.number)}
                    disabled={appeal.standing === 'answered'}
                    onChange={(event) => choose(appeal.number, event.currentTarget.checked)}
                  />
                </td>
              )}
              <AppealCells appeal={appeal} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AppealCells({ appeal }: { readonly appeal: AppealRow }) {
  const t = useSay()
  const { number, holder, standing, dueAt, answeredAt, taken, outcome } = appeal
  const outcomes = { upheld: m.appeal_upheld, dismissed: m.appeal_dismissed }
  return (
    <>
      <td className="nowrap">
        <Link to="/appeals/$number" params={{ number }} dir="ltr">
          {number}
        </Link>
      </td>
      <td>
        <Due at={answeredAt ?? dueAt} met={answeredAt !== null} />
      </td>
      <td>{outcome === null ? t(standingNames[standing]) : t(outcomes[outcome])}</td>
      <td>{holder && <State colour={holder.colour} label={holder.label} />}</td>
      <td dir="ltr" className="nowrap">
        {holder?.flight} {holder?.seat}
      </td>
      <td>{holder?.jurisdictionName}</td>
      <td className={taken === null ? 'quiet' : undefined}>{taken?.name ?? t(m.appeal_with_nobody)}</td>
    </>
  )
}
