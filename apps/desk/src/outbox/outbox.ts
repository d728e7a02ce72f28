// The outbox of the desk: a deed is written to the device before anything is said to be done, goes to the server in the
// order in which it was done, under a key that has its effect once, and is never dropped: what the server refuses waits
// for a person. Only the officer who did it reads it and sends it.
import {
  type DeedWords,
  type ForeignDeeds,
  foreignDeeds,
  type KeptDeed,
  type NewDeed,
  nextToSend,
  type OpenDeed,
  type RefusedAs,
} from './deed.ts'
import type { KeptKey, OutboxStore } from './outbox-store.ts'
import { seal, unseal } from './seal.ts'

/** What the server said, or that nobody answered. */
export type Sent =
  | { readonly came: 'done'; readonly answer: unknown }
  | { readonly came: 'refused'; readonly refusal: RefusedAs }
  | { readonly came: 'nothing' }
  | { readonly came: 'signed-out' }

export interface OutboxNeeds {
  readonly store: OutboxStore
  readonly send: (deed: NewDeed, key: string) => Promise<Sent>
  readonly now: () => Date
  /** One tab at a time. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Other tabs look again. */
  readonly announce: () => void
}

export interface Officer {
  readonly staffId: string
  readonly name: string
}

export type Recorded =
  | { readonly state: 'sent'; readonly answer: unknown }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly refusal: RefusedAs }

export interface OutboxView {
  /** Of the officer who is signed in, in the order in which she did them. */
  readonly deeds: readonly OpenDeed[]
  readonly foreign: readonly ForeignDeeds[]
  readonly sending: boolean
  /** The session ended: nothing goes before she signs in again. */
  readonly signedOut: boolean
}

const nothing: OutboxView = { deeds: [], foreign: [], sending: false, signedOut: false }
const dayMs = 86_400_000
const settledDays = { sent: 1, 'set-aside': 30 } as const

export class Outbox {
  readonly #needs: OutboxNeeds
  readonly #listeners = new Set<() => void>()
  readonly #onSent = new Set<(deed: OpenDeed) => void>()
  #officer: Officer | null = null
  #keys: ReadonlyMap<string, KeptKey> = new Map()
  #view: OutboxView = nothing

  constructor(needs: OutboxNeeds) {
    this.#needs = needs
  }

  /** `keys`: fresh from the server; without a network those that lie here since she signed in. */
  async enter(officer: Officer, keys: readonly KeptKey[] | null): Promise<void> {
    const { store, now } = this.#needs
    await store.forgetKeys(officer.staffId)
    await store.forgetSheets(officer.staffId)
    if (keys !== null) await store.putKeys(keys)
    const held = await store.findKeys(officer.staffId)
    this.#officer = officer
    this.#keys = new Map(held.map((key) => [key.keyId, key]))
    for (const [standing, days] of Object.entries(settledDays))
      await store.prune(
        standing as keyof typeof settledDays,
        new Date(now().getTime() - days * dayMs).toISOString(),
      )
    this.#view = { ...this.#view, signedOut: false }
    await this.refresh()
  }

  /** Her keys and what was kept for her go from the device; her records stay, and nobody reads them. */
  async leave(): Promise<void> {
    const { store } = this.#needs
    await store.forgetKeys(null)
    await store.forgetSheets(null)
    this.#officer = null
    this.#keys = new Map()
    await this.refresh()
  }

  /** Resolves once it is kept; it is sent beside the next work. What is refused is shown as a conflict. */
  async keep(deed: NewDeed): Promise<void> {
    await this.#add(deed)
    void this.flush()
  }

  /** Resolves once it is kept and, where there is a network, answered. Throws when it could not be kept. */
  async record(deed: NewDeed): Promise<Recorded> {
    const id = await this.#add(deed)
    await this.flush()
    return this.#cameOf(id)
  }

  async #add(deed: NewDeed): Promise<string> {
    const { store, now } = this.#needs
    const officer = this.#seated()
    const id = crypto.randomUUID()
    const words: DeedWords = { deed, key: id, answer: null, refusal: null, reason: null }
    await store.add({
      ...(await this.#sealed(officer.staffId, words)),
      id,
      officer: officer.staffId,
      officerName: officer.name,
      standing: 'waiting',
      queuedAt: now().toISOString(),
      settledAt: null,
      tries: 0,
    })
    await this.refresh()
    return id
  }

  async #cameOf(id: string): Promise<Recorded> {
    const found = this.#view.deeds.find((deed) => deed.id === id)
    if (found?.standing === 'sent') return { state: 'sent', answer: found.answer }
    if (found?.standing !== 'conflict' || found.refusal === null) return { state: 'waiting' }
    // Whoever did it stands before it and mends it there; what was typed stays.
    await this.#needs.store.remove(id)
    await this.refresh()
    return { state: 'refused', refusal: found.refusal }
  }

  /** Sends what can go, in order, until nobody answers. */
  async flush(): Promise<void> {
    if (this.#officer === null || nextToSend(this.#view.deeds) === undefined) return
    await this.#needs.exclusively(async () => {
      this.#show({ sending: true })
      try {
        await this.#sendAll()
      } finally {
        this.#show({ sending: false })
        await this.refresh()
      }
    })
  }

  async #sendAll(): Promise<void> {
    await this.refresh()
    for (let next = nextToSend(this.#view.deeds); next; next = nextToSend(this.#view.deeds)) {
      const sent = await this.#needs.send(next.deed, next.key)
      if (sent.came === 'nothing' || sent.came === 'signed-out') {
        this.#show({ signedOut: sent.came === 'signed-out' })
        await this.#needs.store.change(next.id, { tries: next.tries + 1 })
        return
      }
      await this.#settle(next, sent)
    }
  }

  async #settle(deed: OpenDeed, sent: Extract<Sent, { came: 'done' | 'refused' }>): Promise<void> {
    const done = sent.came === 'done'
    await this.#rewrite(deed, {
      standing: done ? 'sent' : 'conflict',
      words: done ? { answer: sent.answer, refusal: null } : { refusal: sent.refusal },
      tries: deed.tries + 1,
    })
    await this.refresh()
    if (done) for (const heard of this.#onSent) heard(deed)
  }

  /** A person looked and wants it sent, with another body where the old one does not hold any more. */
  async sendAgain(id: string, body?: unknown): Promise<void> {
    const deed = this.#find(id)
    const changed = body === undefined ? deed.deed : { ...deed.deed, body }
    await this.#rewrite(deed, {
      standing: 'waiting',
      words: { deed: changed, key: crypto.randomUUID(), refusal: null },
    })
    await this.refresh()
    await this.flush()
  }

  /** A person looked and wants it not sent; it is kept with her reason. */
  async setAside(id: string, reason: string): Promise<void> {
    await this.#rewrite(this.#find(id), { standing: 'set-aside', words: { reason } })
    await this.refresh()
    await this.flush()
  }

  async #rewrite(
    deed: OpenDeed,
    changed: {
      readonly standing: OpenDeed['standing']
      readonly words: Partial<DeedWords>
      readonly tries?: number
    },
  ): Promise<void> {
    const { deed: asked, key, answer, refusal, reason } = deed
    const words = { deed: asked, key, answer, refusal, reason, ...changed.words }
    await this.#needs.store.change(deed.id, {
      ...(await this.#sealed(deed.officer, words)),
      standing: changed.standing,
      settledAt: changed.standing === 'waiting' ? null : this.#needs.now().toISOString(),
      tries: changed.tries ?? deed.tries,
    })
    this.#needs.announce()
  }

  /** Keeps something for hours without a network, for this officer alone. */
  async keepSheet(name: string, value: unknown): Promise<void> {
    const { staffId } = this.#seated()
    const { keyId, sealed } = await this.#sealed(staffId, value, `sheet ${name}`)
    const keptAt = this.#needs.now().toISOString()
    await this.#needs.store.putSheet({ officer: staffId, name, keptAt, keyId, sealed })
  }

  async findSheet(name: string): Promise<{ readonly keptAt: string; readonly value: unknown } | null> {
    const { staffId } = this.#seated()
    const kept = await this.#needs.store.findSheet(staffId, name)
    const key = kept && this.#keys.get(kept.keyId)
    if (!kept || !key) return null
    const value = await unseal(key.key, `${staffId} sheet ${name}`, kept.sealed)
    return { keptAt: kept.keptAt, value }
  }

  /** Looks at the device again: another tab may have done something. */
  async refresh(): Promise<void> {
    const kept = await this.#needs.store.list()
    const staffId = this.#officer?.staffId ?? null
    const mine = kept.filter((deed) => deed.officer === staffId)
    const opened = await Promise.all(mine.map((deed) => this.#open(deed)))
    this.#show({ deeds: opened.filter((deed) => deed !== null), foreign: foreignDeeds(kept, staffId) })
  }

  // One that an older key sealed, which the server no longer gives, stays and is not read.
  async #open({ sealed, keyId, ...envelope }: KeptDeed): Promise<OpenDeed | null> {
    const key = this.#keys.get(keyId)
    if (key === undefined) return null
    const words = (await unseal(key.key, `${envelope.officer} deed`, sealed)) as DeedWords
    return { ...envelope, ...words }
  }

  async #sealed(officer: string, value: unknown, what = 'deed'): Promise<Pick<KeptDeed, 'keyId' | 'sealed'>> {
    const key = [...this.#keys.values()].find(({ current }) => current)
    if (key === undefined) throw new Error('There is no key to seal with: sign in with a network first')
    return { keyId: key.keyId, sealed: await seal(key.key, `${officer} ${what}`, value) }
  }

  #seated(): Officer {
    if (this.#officer === null) throw new Error('Nobody is signed in')
    return this.#officer
  }

  #find(id: string): OpenDeed {
    const found = this.#view.deeds.find((deed) => deed.id === id)
    if (found === undefined) throw new Error(`The outbox has no record ${id}`)
    return found
  }

  #show(changed: Partial<OutboxView>): void {
    this.#view = { ...this.#view, ...changed }
    for (const listener of this.#listeners) listener()
  }

  readonly view = (): OutboxView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** Once the server has it, now or after hours. */
  readonly hearSent = (heard: (deed: OpenDeed) => void): (() => void) => {
    this.#onSent.add(heard)
    return () => this.#onSent.delete(heard)
  }
}
