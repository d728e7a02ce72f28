// The few signs of the rail, drawn in one weight.
import type { ReactNode } from 'react'

const icon = (path: ReactNode) => (
  <svg
    width="22"
    height="22"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {path}
  </svg>
)

export const icons = {
  risk: icon(<path d="M3 20h18M5 16l4-6 4 3 6-9" />),
  policy: icon(<path d="M12 3v18M5 21h14M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z" />),
  arrivals: icon(
    <path d="M3 20h18M4 11l3 1 12 3c1.5.5 2-.5 1.5-1.5S19 12 17 11l-3-1-4-6-2 0 1.5 5-4-1.5L4 6 3 6z" />,
  ),
  holders: icon(
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2 .8 3.5 2.800 3.5 5.5" />
    </>,
  ),
  search: icon(
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="M16 16l5 5" />
    </>,
  ),
  overdue: icon(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>,
  ),
  voyages: icon(
    <>
      <path d="M4 17V8l4-3h8l4 3v9" />
      <path d="M8 11h8M8 14.5h5M2.500 20h19" />
    </>,
  ),
  port: icon(
    <>
      <path d="M6 21V4.500L15 3v18M15 6h3.500v15M3.500 21h17" />
      <circle cx="12" cy="12.500" r=".6" />
    </>,
  ),
  appeals: icon(<path d="M12 4v16M7 20h10M5 7h14M5 7l-2.500 6h5zM19 7l-2.500 6h5zM12 4l0 0" />),
  laboratory: icon(<path d="M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M8 15h8" />),
  contacts: icon(
    <>
      <circle cx="12" cy="12" r="2.5" />
      <circle cx="5" cy="6" r="1.8" />
      <circle cx="19" cy="6" r="1.8" />
      <circle cx="5" cy="18" r="1.8" />
      <circle cx="19" cy="18" r="1.8" />
      <path d="M6.500 7.200l3.500 3M17.500 7.200l-3.500 3M6.500 16.800l3.500-3M17.500 16.800l-3.500-3" />
    </>,
  ),
  contradictions: icon(<path d="M4 8h16M4 16h16M16 4l-8 16" />),
  permissions: icon(
    <>
      <rect x="3.5" y="4.5" width="17" height="15" rx="1.5" />
      <path d="M3.5 9.5h17M9 9.5v10M12 14.5l1.5 1.5 3-3" />
    </>,
  ),
} as const
