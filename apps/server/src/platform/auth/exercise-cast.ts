// The invented staff of an exercise, in the order of the journey. Two ports and two districts, so that what one may
// see and another may not can be tried.
import { v5 as idFrom } from 'uuid'
import type { Connection } from '../database.ts'
import type { Post } from '../permissions.ts'
import { findStaff, insertPost, insertStaff } from './staff.store.ts'

interface CastMember {
  readonly key: string
  readonly name: string
  readonly post: Post
}

const member = (
  key: string,
  name: string,
  role: Post['role'],
  jurisdiction: string,
  port: string | null = null,
) => ({ key, name, post: { role, jurisdiction, port } }) as const

export const exerciseCast: readonly CastMember[] = [
  member('boris', 'Boris (Shanghai Pudong)', 'port-health-officer', 'CN/33', 'PVG'),
  member('bianca', 'Bianca (Hangzhou)', 'port-health-officer', 'CN/33', 'HGH'),
  member('chen', 'Chen (Shanghai Pudong)', 'medical-officer', 'CN/33', 'PVG'),
  member('divya', 'Divya (Zhejiang)', 'control-room', 'CN/33'),
  member('emeka', 'Emeka (Qingtian)', 'district-officer', 'CN/33/3311/331121'),
  member('eun', 'Eun (Wenzhou)', 'district-officer', 'CN/33/3303'),
  member('esther', 'Esther (Zhejiang)', 'epidemiologist', 'CN/33'),
  member('farah', 'Farah (hotline)', 'hotline', 'CN/33'),
  member('gita', 'Gita (audit)', 'auditor', 'CN/33'),
  member('hana', 'Hana (administration)', 'administrator', 'CN/33'),
]

const namespace = '0d0c8a52-6f0e-4d8e-9c1b-7a1f2b9f5d10'

/** The staff id of a member of the cast, who is taken onto the staff when first asked for. */
export async function settleCast(db: Connection, key: string, wall: Date): Promise<string> {
  const id = idFrom(key, namespace)
  const found = exerciseCast.find((one) => one.key === key)
  if (found && !(await findStaff(db, id))) {
    await insertStaff(db, { id, name: found.name, email: `${key}@exercise.invalid`, at: wall })
    await insertPost(db, {
      ...found.post,
      postId: idFrom(`${key} post`, namespace),
      staffId: id,
      by: 'exercise',
      at: wall,
    })
  }
  return id
}
