// Pictures by Observable Plot, fetched when the first is drawn: an officer at a gate never waits for it. A figure has its
// finding as a title, unit, source and time beneath, and the table behind it.
import { type ReactNode, useEffect, useRef } from 'react'
import { m, useSay } from '../say.tsx'

export type Plot = typeof import('@observablehq/plot')
export type PlotOptions = NonNullable<Parameters<Plot['plot']>[0]>

interface PictureProps {
  readonly label: string
  readonly draw: (plot: Plot) => PlotOptions
}

/** The drawing runs from left to right in every language, as numbers do. */
export function Picture({ label, draw }: PictureProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let gone = false
    void import('@observablehq/plot').then((plot) => {
      if (gone) return
      const drawn = plot.plot({ ...draw(plot), className: 'plot', style: { background: 'transparent' } })
      // Its style sheet stands in desk.css: one written into the page is refused by our policy.
      for (const sheet of drawn.querySelectorAll('style')) sheet.remove()
      drawn.setAttribute('aria-hidden', 'true')
      place.current?.replaceChildren(drawn)
    })
    return () => {
      gone = true
    }
  }, [draw])
  return <div ref={place} className="picture" dir="ltr" role="img" aria-label={label} />
}

interface FigureProps {
  /** The finding. */
  readonly title: string
  /** Unit, source, as of when. */
  readonly about: string
  readonly children: ReactNode
  readonly table: ReactNode
}

export function Figure({ title, about, children, table }: FigureProps) {
  const t = useSay()
  return (
    <figure className="figure">
      <figcaption>
        <strong>{title}</strong>
        <span className="quiet">{about}</span>
      </figcaption>
      {children}
      <details>
        <summary>{t(m.policy_table)}</summary>
        <div className="scroll">{table}</div>
      </details>
    </figure>
  )
}
