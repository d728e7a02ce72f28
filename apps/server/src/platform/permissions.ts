// Who may do what, and how far: the one table. The staff endpoint enforces it, auditors read it on a page of the
// desk, and a test proves that every staff route names a deed of it.

export const roles = [
  'port-health-officer',
  'medical-officer',
  'district-officer',
  'control-room',
  'epidemiologist',
  'hotline',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** How far a role reaches with a deed: her port within her jurisdiction, or her whole jurisdiction. */
export type Reach = 'port' | 'jurisdiction'

type Row = Readonly<Partial<Record<Role, Reach>>>

const atThePort: Row = { 'port-health-officer': 'port', 'medical-officer': 'port' }
const withThePerson: Row = { ...atThePort, 'district-officer': 'jurisdiction' }
const everyone = Object.fromEntries(roles.map((role) => [role, 'jurisdiction'])) as Required<Row>

/** Deed by deed, the roles that may do it. What is not named here nobody may. */
export const permissions = {
  'desk.open': everyone,
  'arrivals.list': { ...withThePerson, 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'holders.list': { ...withThePerson, 'control-room': 'jurisdiction' },
  'holder.find': { ...withThePerson, 'control-room': 'jurisdiction', hotline: 'jurisdiction' },
  'holder.read': { ...withThePerson, 'control-room': 'jurisdiction', hotline: 'jurisdiction' },
  'holder.correct': withThePerson,
  'amendment.answer': withThePerson,
  'certificate.confirm': withThePerson,
  'appeal.list': { ...withThePerson, 'control-room': 'jurisdiction' },
  'appeal.read': { ...withThePerson, 'control-room': 'jurisdiction' },
  'appeal.take': {
    'medical-officer': 'port',
    'district-officer': 'jurisdiction',
    'control-room': 'jurisdiction',
  },
  'appeal.answer': {
    'medical-officer': 'port',
    'district-officer': 'jurisdiction',
    'control-room': 'jurisdiction',
  },
  'appeal.escalate': withThePerson,
  'appeal.answer-escalated': { 'control-room': 'jurisdiction' },
  'category.answer': withThePerson,
  'declared-again.list': { ...withThePerson, 'control-room': 'jurisdiction' },
  'declared-again.answer': withThePerson,
  'overdue.list': { ...withThePerson, 'control-room': 'jurisdiction' },
  'voyages.list': { ...atThePort, 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'voyage.run': { ...atThePort, 'control-room': 'jurisdiction' },
  'passenger-list.take': { ...atThePort, 'control-room': 'jurisdiction' },
  'passenger-list.read': atThePort,
  'match.settle': atThePort,
  'pratique.answer': atThePort,
  'port.screen': atThePort,
  'port.examine': { 'medical-officer': 'port' },
  'port.board': { ...atThePort, 'control-room': 'jurisdiction' },
  'specimen.take': atThePort,
  'risk.read': { 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction', auditor: 'jurisdiction' },
  'risk.derive': { 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'risk.propose': { 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'risk.publish': { 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'boarding.list': { ...atThePort, 'control-room': 'jurisdiction' },
  'boarding.alarms': { ...atThePort, 'control-room': 'jurisdiction' },
  'result.take': { 'medical-officer': 'port', 'control-room': 'jurisdiction' },
  'result.list': { ...atThePort, 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'report.list': { ...withThePerson, 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'report.acknowledge': { 'medical-officer': 'port', 'control-room': 'jurisdiction' },
  'contact.trace': { ...atThePort, 'control-room': 'jurisdiction', epidemiologist: 'jurisdiction' },
  'contact.list': {
    'district-officer': 'jurisdiction',
    'control-room': 'jurisdiction',
    epidemiologist: 'jurisdiction',
  },
  'contact.notices': { ...withThePerson, 'control-room': 'jurisdiction' },
  'contact.acknowledge': { 'district-officer': 'jurisdiction', 'control-room': 'jurisdiction' },
  'contradiction.list': { ...withThePerson, 'control-room': 'jurisdiction' },
  'contradiction.settle': withThePerson,
  // Policy is the whole jurisdiction's: nobody makes rules for one port.
  'policy.read': {
    epidemiologist: 'jurisdiction',
    'control-room': 'jurisdiction',
    'medical-officer': 'jurisdiction',
    auditor: 'jurisdiction',
  },
  'policy.draft': { epidemiologist: 'jurisdiction' },
  'policy.simulate': { epidemiologist: 'jurisdiction', 'control-room': 'jurisdiction' },
  'policy.approve': {
    epidemiologist: 'jurisdiction',
    'control-room': 'jurisdiction',
    'medical-officer': 'jurisdiction',
  },
  'policy.roll-back': {
    epidemiologist: 'jurisdiction',
    'control-room': 'jurisdiction',
    'medical-officer': 'jurisdiction',
  },
  'permissions.read': { auditor: 'jurisdiction', administrator: 'jurisdiction' },
  'staff.list': { auditor: 'jurisdiction', administrator: 'jurisdiction' },
  'staff.invite': { administrator: 'jurisdiction' },
} as const satisfies Readonly<Record<string, Row>>

export type StaffDeed = keyof typeof permissions

/** A role somewhere. */
export interface Post {
  readonly role: Role
  /** Jurisdiction path; what lies under it is hers too. */
  readonly jurisdiction: string
  /** IATA code; null: no one port. */
  readonly port: string | null
}

/** Part of the authority's ground: a jurisdiction, at one port or at any. */
export interface Ground {
  readonly jurisdiction: string
  readonly port: string | null
}

/** Where these posts may do this deed, in their order; empty: nowhere. */
export function groundsOf(posts: readonly Post[], deed: StaffDeed): readonly Ground[] {
  return posts.flatMap((post): readonly Ground[] => {
    const reach = (permissions[deed] as Row)[post.role]
    if (reach === undefined) return []
    const { jurisdiction, port } = post
    // A post at a port that names none reaches nothing.
    if (reach === 'port') return port === null ? [] : [{ jurisdiction, port }]
    return [{ jurisdiction, port: null }]
  })
}

/** Whether the asked ground lies wholly within one of the grounds. */
export const liesWithin = (asked: Ground, grounds: readonly Ground[]): boolean =>
  grounds.some(
    ({ jurisdiction, port }) =>
      isUnder(asked.jurisdiction, jurisdiction) && (port === null || port === asked.port),
  )

const isUnder = (path: string, jurisdiction: string): boolean =>
  path === jurisdiction || path.startsWith(`${jurisdiction}/`)

export const isRole = (text: string): text is Role => roles.some((role) => role === text)
