// Who sat here last and at which instance, for opening the desk without a network: the officer's own name and posts,
// nothing of a traveller. It goes when she signs out.
import { DeskInstance, DeskMe } from '@pratique/api-contract'
import type { z } from 'zod'
import { ask, Refusal } from './client.ts'

const place = 'pratique-desk-session'
const leaving = 'pratique-desk-leaving'

type Kept = Partial<Record<'me' | 'instance', unknown>>

function readKept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Kept
  } catch {
    return {}
  }
}

const keep = (changed: Kept): void =>
  localStorage.setItem(place, JSON.stringify({ ...readKept(), ...changed }))

export const forgetSession = (): void => localStorage.removeItem(place)

async function askOrKept<S extends z.ZodType>(schema: S, name: 'me' | 'instance'): Promise<z.infer<S>> {
  try {
    const answer = await ask(schema, name)
    keep({ [name]: { answer, keptAt: Date.now() } })
    return answer
  } catch (error) {
    const kept = readKept()[name] as { answer: unknown; keptAt: number } | undefined
    if (error instanceof Refusal || kept === undefined) throw error
    return schema.parse(name === 'instance' ? movedOn(kept) : kept.answer)
  }
}

// The clock of the instance went on meanwhile.
function movedOn({ answer, keptAt }: { answer: unknown; keptAt: number }): unknown {
  const instance = DeskInstance.parse(answer)
  const now = new Date(Date.parse(instance.now) + Math.max(0, Date.now() - keptAt))
  return { ...instance, now: now.toISOString() }
}

export const askMe = (): Promise<DeskMe> => askOrKept(DeskMe, 'me')
export const askInstance = (): Promise<DeskInstance> => askOrKept(DeskInstance, 'instance')

/** She left without a network: the server is told before anybody else sits down. */
export const noteLeaving = (): void => localStorage.setItem(leaving, '1')
export const isLeaving = (): boolean => localStorage.getItem(leaving) !== null
export const noteLeft = (): void => localStorage.removeItem(leaving)
