// Roles in words.
import { m, type Say } from '../say.tsx'

const names: Readonly<Record<string, typeof m.role_au>> = {
  'port-health-officer': m.role_pho,
  'medical-officer': m.role_mo,
  'district-officer': m.role_do,
  'control-room': m.role_cr,
  epidemiologist: m.role_ep,
  hotline: m.role_hl,
  auditor: m.role_au,
  administrator: m.role_ad,
}

export function roleName(t: Say, role: string): string {
  const named = names[role]
  return named ? t(named) : role
}
