// The cabin as a picture on white, with what its marks mean; the tables beside it say the same in words.
import type { VoyageTracingsAnswer } from '@pratique/api-contract'
import { m, useSay } from '../say.tsx'

const marks = [
  ['case', m.mark_case, '✚'],
  ['contact', m.mark_contact, '●'],
  ['taken', m.mark_taken, ''],
  ['empty', m.mark_empty, ''],
] as const

interface SeatPictureProps {
  readonly page: VoyageTracingsAnswer
  readonly designator: string
}

export function SeatPicture({ page, designator }: SeatPictureProps) {
  const t = useSay()
  const contacts = new Set(
    page.tracings.flatMap((tracing) => tracing.contacts.map(({ subjectId }) => subjectId)),
  )
  const alt = t(m.contact_map_alt, {
    flight: designator,
    cases: page.cases.length,
    contacts: contacts.size,
  })
  return (
    <div>
      <ul className="seat-legend">
        {marks.map(([mark, name, sign]) => (
          <li key={mark}>
            <span className={`seat-mark ${mark}`} aria-hidden="true">
              {sign}
            </span>{' '}
            {t(name)}
          </li>
        ))}
      </ul>
      {page.cabinFrom === 'seen' && <p className="quiet">{t(m.contact_map_seen)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className="cabin" dir="ltr" tabIndex={0} aria-label={t(m.contact_map)}>
        <img src={`data:image/svg+xml,${encodeURIComponent(page.seatMap)}`} alt={alt} />
      </section>
    </div>
  )
}
