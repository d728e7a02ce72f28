// The frame of every page of the desk: skip link, bar, rail, page, palette.
import { AppShell } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { Link, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { m, useSay } from '../say.tsx'
import { usePages } from './pages.tsx'
import { Palette } from './palette.tsx'
import { TopBar } from './top-bar.tsx'
import { Waiting } from './waiting.tsx'

export function Frame() {
  const t = useSay()
  const pages = usePages()
  return (
    <>
      <a className="skip" href="#page">
        {t(m.skip)}
      </a>
      <AppShell header={{ height: 56 }} navbar={{ width: { base: 92, lg: 200 }, breakpoint: 0 }} padding="md">
        <AppShell.Header>
          <TopBar openPalette={spotlight.open} />
        </AppShell.Header>
        <AppShell.Navbar className="rail" aria-label={t(m.rooms)} py="sm">
          {pages.map(({ to, label, icon }) => (
            <Link key={to} to={to}>
              {icon}
              {label}
            </Link>
          ))}
        </AppShell.Navbar>
        <AppShell.Main id="page" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </AppShell.Main>
      </AppShell>
      <Palette />
    </>
  )
}
