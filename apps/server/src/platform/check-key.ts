// Whether this is the key the database was sealed with. Asked at start: going on with another key would seal new
// things that the restored old key cannot open, and find nobody by document any more.
import { type Connection, tables } from './database.ts'
import { type Keyring, KeyringFault } from './keyring.ts'
import { StartFault } from './start-fault.ts'

interface Tables {
  key_check: { sealed: Buffer }
}

const known = Buffer.alloc(32, 'pratique')

export async function checkKey(db: Connection, keyring: Keyring): Promise<void> {
  const row = await tables<Tables>(db).selectFrom('key_check').select('sealed').executeTakeFirst()
  if (!row) {
    await tables<Tables>(db)
      .insertInto('key_check')
      .values({ sealed: keyring.wrap(known) })
      .execute()
    return
  }
  try {
    keyring.unwrap(row.sealed)
  } catch (error) {
    if (!(error instanceof KeyringFault)) throw error
    throw new StartFault(
      'The database was sealed with another instance key. Restore instance.key of the data folder from your backup, or set PRATIQUE_KEY to the key it was opened with; a new key goes before the old ones, separated by commas.',
      { cause: error },
    )
  }
}
