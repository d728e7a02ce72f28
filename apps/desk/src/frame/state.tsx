// A state as the house shows it: shape, colour and word, so that none of them carries it alone.
const shapes = {
  green: <path d="M10 1a9 9 0 1 1 0 18a9 9 0 0 1 0-18z" />,
  yellow: <path d="M10 1.5L19.5 18.5H.5z" />,
  orange: <path d="M10 .5L19.5 10L10 19.5L.5 10z" />,
  red: <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z" />,
  unknown: (
    <circle
      cx="10"
      cy="10"
      r="8"
      fill="none"
      stroke="var(--code-unknown)"
      strokeWidth="3"
      strokeDasharray="4 2.3"
    />
  ),
} as const

type Colour = keyof typeof shapes
const isColour = (text: string): text is Colour => Object.hasOwn(shapes, text)

interface StateProps {
  readonly colour: string | null
  readonly label: string
  readonly size?: number
}

export function State({ colour, label, size = 16 }: StateProps) {
  const shape = isColour(colour ?? '') ? (colour as Colour) : 'unknown'
  return (
    <span className="state">
      <svg width={size} height={size} viewBox="0 0 20 20" fill={`var(--code-${shape})`} aria-hidden="true">
        {shapes[shape]}
      </svg>
      {label}
    </span>
  )
}
