// The pages of the rail: those whose deed the officer's posts allow.
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { meQuery } from '../api/queries.ts'
import { m, useSay } from '../say.tsx'
import { icons } from './icons.tsx'

interface Page {
  readonly to:
    | '/arrivals'
    | '/holders'
    | '/search'
    | '/overdue'
    | '/appeals'
    | '/contradictions'
    | '/voyages'
    | '/port'
    | '/laboratory'
    | '/contacts'
    | '/risk'
    | '/policy'
    | '/permissions'
  readonly label: string
  readonly icon: ReactNode
  readonly deed: string
}

export function usePages(): readonly Page[] {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const pages: readonly Page[] = [
    { to: '/arrivals', label: t(m.arrivals), icon: icons.arrivals, deed: 'arrivals.list' },
    { to: '/voyages', label: t(m.voyages), icon: icons.voyages, deed: 'voyages.list' },
    { to: '/port', label: t(m.port_desk), icon: icons.port, deed: 'port.screen' },
    { to: '/laboratory', label: t(m.lab), icon: icons.laboratory, deed: 'result.list' },
    { to: '/contacts', label: t(m.contacts), icon: icons.contacts, deed: 'contact.list' },
    { to: '/holders', label: t(m.holders), icon: icons.holders, deed: 'holders.list' },
    { to: '/search', label: t(m.search), icon: icons.search, deed: 'holder.find' },
    { to: '/overdue', label: t(m.overdue), icon: icons.overdue, deed: 'overdue.list' },
    {
      to: '/contradictions',
      label: t(m.contradictions),
      icon: icons.contradictions,
      deed: 'contradiction.list',
    },
    { to: '/appeals', label: t(m.appeals), icon: icons.appeals, deed: 'appeal.list' },
    { to: '/risk', label: t(m.risk_title), icon: icons.risk, deed: 'risk.read' },
    { to: '/policy', label: t(m.policy_desk), icon: icons.policy, deed: 'policy.read' },
    { to: '/permissions', label: t(m.permissions), icon: icons.permissions, deed: 'permissions.read' },
  ]
  return pages.filter(({ deed }) => deed in me.deeds)
}
