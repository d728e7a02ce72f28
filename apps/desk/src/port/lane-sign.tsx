// The lane in letters that read from two metres, with a sign of its own: told apart without colour and in any light. Why,
// and the same in one more language, so that the traveller reads it too.
import type { BundleAnswer } from '@pratique/api-contract'
import { type Language, languages, m, useSay } from '../say.tsx'
import type { LaneNow } from './local-lane.ts'

export const laneNames = { fast: m.lane_fast, escorted: m.lane_escorted, health: m.lane_health } as const

const signs = {
  fast: <path d="M8 50h66M52 22l30 28-30 28" />,
  escorted: (
    <>
      <circle cx="32" cy="26" r="12" />
      <path d="M12 84c0-24 40-24 40 0" />
      <circle cx="70" cy="32" r="10" />
      <path d="M58 84c4-20 32-18 32 0" />
    </>
  ),
  health: <path d="M50 12v76M12 50h76" />,
} as const

interface LaneSignProps {
  readonly now: LaneNow
  readonly reasons: BundleAnswer['reasons']
  /** The traveller's, or one that most read. */
  readonly second: Language
}

export function LaneSign({ now: { lane, because }, reasons, second }: LaneSignProps) {
  const t = useSay()
  const words = reasons[because]?.words ?? {}
  return (
    <div className={`lane ${lane}`} role="status">
      <svg viewBox="0 0 100 100" fill="none" stroke="currentColor" strokeWidth="13" aria-hidden="true">
        {signs[lane]}
      </svg>
      <div>
        <p className="lane-name">{t(laneNames[lane])}</p>
        <p className="lane-because">{words[t.language] ?? words.en ?? because}</p>
        {second !== t.language && (
          <p className="lane-second" lang={second} dir={languages[second].direction}>
            {laneNames[lane]({}, { locale: second })}: {words[second] ?? words.en}
          </p>
        )}
      </div>
    </div>
  )
}
