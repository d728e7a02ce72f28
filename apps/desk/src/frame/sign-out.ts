// Signs out, with a network or without: her keys leave the device at once; the server is told as soon as it is there.
import type { QueryClient } from '@tanstack/react-query'
import { askAuth, Refusal } from '../api/client.ts'
import { forgetSession, isLeaving, noteLeaving, noteLeft } from '../api/kept-session.ts'
import { unseat } from '../outbox/desk-outbox.ts'

export async function signOut(client: QueryClient): Promise<void> {
  noteLeaving()
  forgetSession()
  await unseat()
  client.clear()
  await tellServer()
}

/** At the start of the desk and at the sign-in page: a session that was left without a network ends now. */
export async function finishLeaving(): Promise<void> {
  if (isLeaving()) await tellServer()
}

async function tellServer(): Promise<void> {
  try {
    await askAuth('sign-out')
  } catch (error) {
    // A session that is no more needs no ending; without a network it is told later.
    if (!(error instanceof Refusal)) return
  }
  noteLeft()
}
