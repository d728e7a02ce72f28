// What holders were told, and what came of each try: for the mailbox of an exercise, the holder and the officer.
import { findDataKey } from '../people/data-key.action.ts'
import type { Deed } from '../platform/deed.ts'
import type { AddressedLetter } from './carrier.ts'
import { listAttemptRows, listMessageRows, type MessageRow } from './message.store.ts'
import { openLetter } from './sealed-letter.node.ts'
import type { ToldMessage } from './told-message.ts'

const most = 200

/** The latest first. */
export async function listMessages(
  deed: Deed,
  holderIds: readonly string[],
): Promise<readonly ToldMessage[]> {
  const rows = await listMessageRows(deed.db, holderIds, most)
  const attempts = await listAttemptRows(deed.db, holderIds)
  const told: ToldMessage[] = []
  for (const row of rows) {
    told.push({
      id: row.message_id,
      holderId: row.holder_id,
      kind: row.kind,
      language: row.language,
      channel: row.channel,
      state: row.state,
      writtenAt: row.written_at,
      attempts: attempts
        .filter(({ message_id }) => message_id === row.message_id)
        .map(({ tried_at, carrier, outcome, said }) => ({ at: tried_at, carrier, outcome, said })),
      letter: await letterOf(deed, row),
    })
  }
  return told
}

async function letterOf(
  deed: Deed,
  { holder_id, message_id, sealed }: MessageRow,
): Promise<AddressedLetter | null> {
  const dataKey = sealed && (await findDataKey(deed, holder_id))
  return sealed && dataKey ? openLetter({ dataKey, keyring: deed.house.keyring }, message_id, sealed) : null
}
