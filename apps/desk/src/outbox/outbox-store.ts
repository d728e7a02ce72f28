// Where the outbox lies on the device (IndexedDB). A write is there when its promise resolves, and written through to
// the disk before: what was said to be recorded survives the tablet that falls.
import { Dexie, type Table } from 'dexie'
import type { KeptDeed, Sealed, Standing } from './deed.ts'

/** The key that seals, of the officer who sits here now: she signs out, it goes. It cannot be read out. */
export interface KeptKey {
  readonly officer: string
  readonly keyId: string
  readonly key: CryptoKey
  /** The one to seal with; older ones only open. */
  readonly current: boolean
}

/** What else is kept for hours without a network, sealed: the people of a flight. */
export interface KeptSheet {
  readonly officer: string
  readonly name: string
  readonly keptAt: string
  readonly keyId: string
  readonly sealed: Sealed
}

type ByOfficer = [officer: string, name: string]

export class OutboxStore {
  readonly #db: Dexie

  constructor(name = 'pratique-outbox') {
    this.#db = new Dexie(name, { chromeTransactionDurability: 'strict' })
    this.#db.version(1).stores({
      deeds: '++seq, &id, [officer+standing]',
      keys: '[officer+keyId]',
      sheets: '[officer+name]',
    })
  }

  get #deeds(): Table<KeptDeed, number> {
    return this.#db.table('deeds')
  }
  get #keys(): Table<KeptKey, ByOfficer> {
    return this.#db.table('keys')
  }
  get #sheets(): Table<KeptSheet, ByOfficer> {
    return this.#db.table('sheets')
  }

  add = (deed: KeptDeed): Promise<number> => this.#deeds.add(deed)

  /** In the order in which they were done. */
  list = (): Promise<KeptDeed[]> => this.#deeds.orderBy('seq').toArray()

  remove = async (id: string): Promise<void> => {
    await this.#deeds.where('id').equals(id).delete()
  }

  change = async (id: string, changed: Partial<KeptDeed>): Promise<void> => {
    const count = await this.#deeds.where('id').equals(id).modify(changed)
    if (count !== 1) throw new Error(`The outbox has no record ${id}`)
  }

  /** Deletes what was settled before an instant and needs nobody any more. */
  prune = async (standing: Standing, before: string): Promise<void> => {
    await this.#deeds
      .filter((deed) => deed.standing === standing && deed.settledAt !== null && deed.settledAt < before)
      .delete()
  }

  putKeys = async (keys: readonly KeptKey[]): Promise<void> => {
    await this.#keys.bulkPut(keys)
  }
  findKeys = (officer: string): Promise<KeptKey[]> =>
    this.#keys.filter((kept) => kept.officer === officer).toArray()
  forgetKeys = async (unless: string | null): Promise<void> => {
    await this.#keys.filter(({ officer }) => officer !== unless).delete()
  }

  putSheet = async (sheet: KeptSheet): Promise<void> => {
    await this.#sheets.put(sheet)
  }
  findSheet = (officer: string, name: string): Promise<KeptSheet | undefined> =>
    this.#sheets.get([officer, name])
  forgetSheets = async (unless: string | null): Promise<void> => {
    await this.#sheets.filter(({ officer }) => officer !== unless).delete()
  }

  close = (): void => this.#db.close()
}
