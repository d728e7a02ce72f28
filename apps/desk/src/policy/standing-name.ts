// Where a version stands, in words.
import type { PolicyDeskAnswer } from '@pratique/api-contract'
import { m, type Say } from '../say.tsx'

const names = {
  'in-force': m.policy_in_force,
  'to-come': m.policy_to_come,
  superseded: m.policy_superseded,
  expired: m.policy_expired,
  'rolled-back': m.policy_rolled_back,
} as const

export const standingName = (t: Say, standing: PolicyDeskAnswer['versions'][number]['standing']): string =>
  t(names[standing])
