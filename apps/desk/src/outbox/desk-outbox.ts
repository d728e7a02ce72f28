// The one outbox of this desk, wired to the server, the officer's session and the other tabs; and how pages use it.
import { type DeskMe, DeviceKeys } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { ask, Refusal } from '../api/client.ts'
import type { NewDeed } from './deed.ts'
import { Outbox, type OutboxView } from './outbox.ts'
import { type KeptKey, OutboxStore } from './outbox-store.ts'
import { bytesOf, importKey } from './seal.ts'
import { sendDeed } from './send-deed.ts'

const tabs = new BroadcastChannel('pratique-outbox')

export const outbox = new Outbox({
  store: new OutboxStore(),
  send: sendDeed,
  now: () => new Date(),
  exclusively: (work) => navigator.locks.request('pratique-outbox', work),
  announce: () => tabs.postMessage('look again'),
})

tabs.addEventListener('message', () => void outbox.refresh())

let seated: string | null = null

/** Sits the officer down at the outbox; without a network with the keys that lie here since she signed in. */
export async function seat({ staffId, name }: DeskMe): Promise<void> {
  if (seated === staffId) return
  await outbox.enter({ staffId, name }, await freshKeys(staffId))
  seated = staffId
  void outbox.flush()
}

export async function unseat(): Promise<void> {
  seated = null
  await outbox.leave()
}

async function freshKeys(officer: string): Promise<readonly KeptKey[] | null> {
  try {
    const { keys } = await ask(DeviceKeys, 'device-keys')
    return await Promise.all(
      keys.map(async ({ keyId, key }, at) => ({
        officer,
        keyId,
        key: await importKey(bytesOf(key)),
        current: at === 0,
      })),
    )
  } catch (error) {
    if (error instanceof Refusal) throw error
    return null
  }
}

const againMs = 10_000

/** Sends what waits when the network is back, and now and then. Stands once, in the frame. */
export function useSending(connected: boolean): void {
  const client = useQueryClient()
  useEffect(() => outbox.hearSent(() => void client.invalidateQueries({ queryKey: ['desk'] })), [client])
  useEffect(() => {
    const flush = () => void outbox.flush()
    if (connected) flush()
    addEventListener('online', flush)
    const timer = setInterval(flush, againMs)
    return () => {
      removeEventListener('online', flush)
      clearInterval(timer)
    }
  }, [connected])
}

export const useOutbox = (): OutboxView => useSyncExternalStore(outbox.subscribe, outbox.view)

/** How a deed came out for the page on which it was done. */
export type Outcome<Answer> =
  | { readonly state: 'none' }
  | { readonly state: 'busy' }
  | { readonly state: 'sent'; readonly answer: Answer }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly error: unknown }

export type DeedDone<Answer> = Extract<Outcome<Answer>, { state: 'sent' | 'waiting' }>

interface UsedDeed<Answer> {
  readonly outcome: Outcome<Answer>
  readonly record: (deed: Omit<NewDeed, 'method'>) => Promise<void>
}

/** Records deeds of a page; `done` is called once it is sent, or kept for later. */
export function useDeed<S extends z.ZodType>(
  schema: S,
  done: (outcome: DeedDone<z.infer<S>>) => void,
): UsedDeed<z.infer<S>> {
  const [outcome, setOutcome] = useState<Outcome<z.infer<S>>>({ state: 'none' })
  const record = async (deed: Omit<NewDeed, 'method'>) => {
    setOutcome({ state: 'busy' })
    try {
      const came = await outbox.record({ ...deed, method: 'POST' })
      if (came.state === 'refused') throw new Refusal(came.refusal.status, came.refusal)
      const told: DeedDone<z.infer<S>> =
        came.state === 'sent' ? { state: 'sent', answer: schema.parse(came.answer) } : { state: 'waiting' }
      setOutcome(told)
      done(told)
    } catch (error) {
      setOutcome({ state: 'refused', error })
    }
  }
  return { outcome, record }
}
