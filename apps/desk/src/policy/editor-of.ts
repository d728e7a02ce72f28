// Who edited a revision; what shipped with an exercise was laid there by nobody of the staff.
import { m, type Say } from '../say.tsx'

export const editorOf = (t: Say, name: string): string => (name === 'system' ? t(m.policy_by_pack) : name)
