// Flights of a day in the order of arrival.
import type { ArrivalsAnswer } from '@pratique/api-contract'
import { Link } from '@tanstack/react-router'
import type { Ground } from '../api/queries.ts'
import type { CsvRow } from '../frame/csv.ts'
import { CsvButton } from '../frame/csv-button.tsx'
import { State } from '../frame/state.tsx'
import { moveByArrows } from '../holders/move-by-arrows.ts'
import { m, sayTime, useSay } from '../say.tsx'

const colours = ['red', 'orange', 'yellow', 'green', 'unknown'] as const

interface FlightTableProps {
  readonly arrivals: ArrivalsAnswer
  readonly zone: string
  readonly ground: Ground
}

export function FlightTable({ arrivals, zone, ground }: FlightTableProps) {
  const t = useSay()
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.arrivals)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(m.arrival)}</th>
            <th scope="col">{t(m.flight)}</th>
            <th scope="col">{t(m.port)}</th>
            <th scope="col">{t(m.colours)}</th>
            <th scope="col" className="number">
              {t(m.landed)}
            </th>
            <th scope="col" className="number">
              {t(m.total)}
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={moveByArrows}>
          {arrivals.flights.map((flight) => (
            <FlightRow
              key={`${flight.flight} ${flight.port}`}
              flight={flight}
              zone={zone}
              on={arrivals.on}
              ground={ground}
            />
          ))}
        </tbody>
      </table>
      <CsvButton name={`arrivals-${arrivals.on}`} rows={() => arrivals.flights.map(flightCsv)} />
    </div>
  )
}

const flightCsv = (flight: ArrivalsAnswer['flights'][number]): CsvRow => ({
  flight: flight.flight,
  arrivalAt: flight.arrivalAt,
  port: flight.port,
  ...Object.fromEntries(colours.map((colour) => [colour, flight.byColour[colour] ?? 0])),
  landed: flight.landed,
})

interface FlightRowProps {
  readonly flight: ArrivalsAnswer['flights'][number]
  readonly zone: string
  readonly on: string
  readonly ground: Ground
}

function FlightRow({ flight, zone, on, ground }: FlightRowProps) {
  const t = useSay()
  const total = Object.values(flight.byColour).reduce((sum, count) => sum + (count ?? 0), 0)
  return (
    <tr>
      <td>{sayTime(t, flight.arrivalAt, zone)}</td>
      <td className="nowrap">
        {flight.flight === null ? (
          <span className="quiet">{t(m.no_flight)}</span>
        ) : (
          <Link to="/holders" search={{ ...ground, flight: flight.flight, on }} dir="ltr">
            {flight.flight}
          </Link>
        )}
      </td>
      <td>
        <span className="wide">{flight.portName ?? flight.port}</span>
        <span className="narrow" dir="ltr">
          {flight.port}
        </span>
      </td>
      <td>
        <span className="states">
          {colours
            .filter((colour) => flight.byColour[colour])
            .map((colour) => (
              <State key={colour} colour={colour} label={String(flight.byColour[colour])} />
            ))}
        </span>
      </td>
      <td className="number">{flight.landed}</td>
      <td className="number">{total}</td>
    </tr>
  )
}
