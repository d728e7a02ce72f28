// The voyages of a day as the port receives them: rated with reasons, with the plan that follows, and whose list is there.
import { Group, Stack, Title } from '@mantine/core'
import type { VoyageSummary } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { instanceQuery, voyagesQuery } from '../api/queries.ts'
import type { CsvRow } from '../frame/csv.ts'
import { CsvButton } from '../frame/csv-button.tsx'
import { DaySteps } from '../frame/day-steps.tsx'
import { GroundSelect } from '../frame/ground-select.tsx'
import { State } from '../frame/state.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { moveByArrows } from '../holders/move-by-arrows.ts'
import { m, sayDay, sayTime, useSay } from '../say.tsx'
import { pratiqueNames, statusNames } from './voyage-words.ts'

const route = getRouteApi('/frame/voyages')
export const colours = ['red', 'orange', 'yellow', 'unknown', 'green'] as const

export function VoyagesPage() {
  const t = useSay()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(voyagesQuery(asked))
  const on = data?.on ?? asked.on
  const goTo = (day: string | undefined) => void navigate({ search: (before) => ({ ...before, on: day }) })
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={1}>
          {t(m.voyages)}
          {on && `, ${sayDay(t, on)}`}
        </Title>
        <GroundSelect
          deed="voyages.list"
          chosen={asked}
          choose={(ground) => void navigate({ search: (before) => ({ ...before, ...ground }) })}
        />
      </Group>
      <Group gap="xs" role="group" aria-label={t(m.day)}>
        <DaySteps on={on} goTo={goTo} />
        <Link to="/voyages/import">{t(m.list_import)}</Link>
      </Group>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data?.voyages.length === 0 && <p className="measure-text">{t(m.voyages_empty)}</p>}
      {data && data.voyages.length > 0 && (
        <>
          <VoyageTable voyages={data.voyages} />
          <Group>
            <CsvButton name={`voyages-${data.on}`} rows={() => data.voyages.map(voyageCsv)} />
          </Group>
        </>
      )}
    </Stack>
  )
}

const voyageCsv = (voyage: VoyageSummary): CsvRow => ({
  voyageId: voyage.voyageId,
  designator: voyage.designator,
  origin: voyage.origin,
  arrivesAt: voyage.arrivesAt,
  landedAt: voyage.landedAt,
  status: voyage.status,
  level: voyage.rating.level,
  listed: voyage.listedAt === null ? null : voyage.counts.listed,
  undeclared: voyage.listedAt === null ? null : voyage.counts.undeclared,
  pratique: voyage.pratique.answer,
  ...Object.fromEntries(colours.map((colour) => [colour, voyage.counts.byColour[colour] ?? 0])),
})

function VoyageTable({ voyages }: { readonly voyages: readonly VoyageSummary[] }) {
  const t = useSay()
  const titles = [
    m.arrival,
    m.flight,
    m.voyage_from,
    m.voyage_level,
    m.colours,
    m.voyage_list,
    m.voyage_pratique,
  ]
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.voyages)}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={t(title)} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveByArrows}>
          {voyages.map((voyage) => (
            <VoyageRow key={voyage.voyageId} voyage={voyage} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const Level = ({ rating }: Pick<VoyageSummary, 'rating'>) => (
  <strong className={`level ${rating.level}`}>{rating.label}</strong>
)

function VoyageRow({ voyage }: { readonly voyage: VoyageSummary }) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const { counts, status, pratique } = voyage
  return (
    <tr>
      <td className="nowrap">
        {sayTime(t, voyage.landedAt ?? voyage.arrivesAt, instance.zone)}{' '}
        <span className="quiet">{t(statusNames[status])}</span>
      </td>
      <td className="nowrap">
        <Link to="/voyages/$voyageId" params={{ voyageId: voyage.voyageId }} dir="ltr">
          {voyage.designator}
        </Link>
      </td>
      <td>{voyage.originName ?? voyage.origin}</td>
      <td>
        <Level rating={voyage.rating} />
      </td>
      <td>
        <Colours byColour={counts.byColour} />
      </td>
      <td className="nowrap">
        {voyage.listedAt === null ? (
          <span className="quiet">{t(m.voyage_no_list)}</span>
        ) : (
          t(m.voyage_listed, { listed: counts.listed, undeclared: counts.undeclared })
        )}
      </td>
      <td className="nowrap">{t(pratiqueNames[pratique.answer])}</td>
    </tr>
  )
}

export function Colours({ byColour }: Pick<VoyageSummary['counts'], 'byColour'>) {
  return (
    <span className="states">
      {colours
        .filter((colour) => byColour[colour])
        .map((colour) => (
          <State key={colour} colour={colour} label={String(byColour[colour])} />
        ))}
    </span>
  )
}
