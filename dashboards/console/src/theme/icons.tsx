// The console's few icons, drawn with one pen. Decorative always: the text or label beside them says what they mean.
import type { ReactNode } from 'react'

interface IconProps {
  readonly size?: number
}

function icon(shape: ReactNode) {
  return function Icon({ size = 18 }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.8}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {shape}
      </svg>
    )
  }
}

export const MoonIcon = icon(
  <>
    <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z" />
    <circle cx="17.5" cy="6.5" r="1.4" fill="currentColor" />
  </>,
)
export const LiveIcon = icon(<path d="M3 12h4l2.5-7 5 14 2.5-7h4" />)
export const SourcesIcon = icon(
  <>
    <path d="M5 12a7 7 0 0 1 14 0M8.5 12a3.5 3.5 0 0 1 7 0" />
    <path d="M12 12v8M8 20h8" />
  </>,
)
export const ServicesIcon = icon(
  <>
    <rect x="3.5" y="4" width="17" height="6" rx="1.5" />
    <rect x="3.5" y="14" width="17" height="6" rx="1.5" />
    <path d="M7 7h.01M7 17h.01M11 7h6M11 17h6" />
  </>,
)
export const TopologyIcon = icon(
  <>
    <rect x="9" y="3" width="6" height="5" rx="1" />
    <rect x="3" y="16" width="6" height="5" rx="1" />
    <rect x="15" y="16" width="6" height="5" rx="1" />
    <path d="M12 8v4M6 16v-4h12v4" />
  </>,
)
export const CmdbIcon = icon(
  <>
    <ellipse cx="12" cy="6" rx="7.5" ry="3" />
    <path d="M4.5 6v12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3" />
  </>,
)
export const EventsIcon = icon(<path d="M4 6h10M4 12h16M4 18h7M18 5v2M15 17v2" />)
export const SilencesIcon = icon(
  <>
    <path d="M6 10a6 6 0 0 1 9.5-4.9M18 10c0 5 2 6.5 2 6.5H8M4 16.5S6 15 6 10M10 20a2.2 2.2 0 0 0 4 0" />
    <path d="m4 3 16 18" />
  </>,
)
export const MaintenanceIcon = icon(
  <>
    <path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4" />
    <path d="m9 15 2 2 4-4" />
  </>,
)
export const HandoverIcon = icon(<path d="M4 8h13l-3.5-3.5M20 16H7l3.5 3.5" />)
export const TuningIcon = icon(
  <>
    <path d="M6 4v5M6 15v5M12 4v9M12 19v1M18 4v1M18 11v9" />
    <circle cx="6" cy="12" r="2.2" />
    <circle cx="12" cy="16" r="2.2" />
    <circle cx="18" cy="8" r="2.2" />
  </>,
)
export const AdminIcon = icon(
  <>
    <path d="M12 3.5 19 6v5.5c0 4.2-2.8 7.3-7 9-4.2-1.7-7-4.8-7-9V6Z" />
    <path d="m9 12 2.2 2.2L15.2 10" />
  </>,
)
export const ColumnsIcon = icon(
  <>
    <rect x="3.5" y="5" width="17" height="14" rx="2" />
    <path d="M9.2 5v14M14.8 5v14" />
  </>,
)
export const FilterIcon = icon(<path d="M4 5h16l-6.2 7.2V19l-3.6-2v-4.8Z" />)
export const ChooseIcon = icon(<path d="m3 7 2 2 3.5-4M3 17l2 2 3.5-4M12 7h9M12 17h9" />)
export const BellIcon = icon(
  <path d="M18 16.5H6S7.5 15 7.5 10a4.5 4.5 0 0 1 9 0c0 5 1.5 6.5 1.5 6.5ZM10 19.5a2.2 2.2 0 0 0 4 0" />,
)
export const MenuIcon = icon(<path d="M4 7h16M4 12h16M4 17h16" />)
export const SearchIcon = icon(
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m20 20-4.2-4.2" />
  </>,
)
export const PauseIcon = icon(<path d="M8 5v14M16 5v14" />)
export const PlayIcon = icon(<path d="M7 5v14l12-7Z" />)
export const DisplayIcon = icon(
  <>
    <path d="M4 7h9M19 7h1M4 17h1M11 17h9" />
    <circle cx="16" cy="7" r="2.5" />
    <circle cx="8" cy="17" r="2.5" />
  </>,
)
export const ProblemsIcon = icon(
  <>
    <path d="M4 12a8 8 0 0 1 13.7-5.6L20 9M20 12a8 8 0 0 1-13.7 5.6L4 15" />
    <path d="M20 4v5h-5M4 20v-5h5" />
  </>,
)
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8" r="3.5" />
    <path d="M5 20c.8-3.6 3.5-5.5 7-5.5s6.2 1.9 7 5.5" />
  </>,
)
export const PanelIcon = icon(
  <>
    <rect x="3.5" y="5" width="17" height="14" rx="2" />
    <path d="M14.5 5v14" />
  </>,
)
export const KeyboardIcon = icon(
  <>
    <rect x="2.5" y="6" width="19" height="12" rx="2" />
    <path d="M6.5 10h.01M10.5 10h.01M14.5 10h.01M17.5 10h.01M8 14h8" />
  </>,
)
export const BackIcon = icon(<path d="M15 5l-7 7 7 7" />)
export const ExternalIcon = icon(
  <path d="M14 5h5v5M19 5l-8 8M17 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h4" />,
)
export const ChevronIcon = icon(<path d="m9 6 6 6-6 6" />)
export const UpIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />)
export const DownIcon = icon(<path d="M12 5v14M6 13l6 6 6-6" />)
