// The faults of a passenger list, each with its place.
import type { PassengerListAnswer } from '@pratique/api-contract'
import { m, useSay } from '../say.tsx'

const weights = { fatal: m.fault_fatal, doubtful: m.fault_doubtful, note: m.fault_note } as const
const most = 200

export function ListFaults({ faults }: Pick<PassengerListAnswer, 'faults'>) {
  const t = useSay()
  if (faults.length === 0) return null
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.fault_title_list)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(m.fault_place)}</th>
            <th scope="col">{t(m.fault_weight)}</th>
            <th scope="col">{t(m.fault_what)}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, most).map(({ code, weight, segment, row, column, message }, at) => (
            <tr key={`${code} ${row} ${segment} ${at}`}>
              <td className="nowrap" dir="ltr">
                {[row === null ? segment : t(m.fault_row, { row }), column].filter(Boolean).join(' ')}
              </td>
              <td className={weight === 'fatal' ? 'alert' : undefined}>{t(weights[weight])}</td>
              <td lang="en" dir="auto">
                {message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
