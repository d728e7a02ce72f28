// Boris corrects and screens without a network, his tablet dies, Bianca takes it over: nothing is lost, nothing doubled,
// and nobody reads what another recorded.
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { NewDeed } from './deed.ts'
import { Outbox, type Sent } from './outbox.ts'
import { type KeptKey, OutboxStore } from './outbox-store.ts'
import { importKey } from './seal.ts'

const boris = { staffId: 'boris', name: 'Boris' }
const bianca = { staffId: 'bianca', name: 'Bianca' }
const amina = 'AMINA FIORE'
const correction = (subject: string, seat: string): NewDeed => ({
  method: 'POST',
  path: `holders/${subject}/corrections`,
  body: { seat },
  summary: `Correction: ${amina}`,
  subject,
})

async function keyOf(officer: string, fill: number): Promise<KeptKey> {
  const key = await importKey(new Uint8Array(32).fill(fill))
  return { officer, keyId: `k${fill}`, key, current: true }
}

/** A server that answers, or is not there; the same key has its effect once. */
class Server {
  there = true
  loseAnswers = false
  refuse = new Map<string, Extract<Sent, { came: 'refused' }>['refusal']>()
  readonly did: string[] = []
  readonly #keys = new Map<string, unknown>()
  readonly send = (deed: NewDeed, key: string): Promise<Sent> => Promise.resolve(this.#answer(deed, key))

  #answer(deed: NewDeed, key: string): Sent {
    const refusal = this.refuse.get(deed.subject)
    if (!this.there) return { came: 'nothing' }
    if (refusal) return { came: 'refused', refusal }
    if (!this.#keys.has(key)) {
      this.#keys.set(key, { seat: (deed.body as { seat: string }).seat })
      this.did.push(`${deed.subject} ${(deed.body as { seat: string }).seat}`)
    }
    return this.loseAnswers ? { came: 'nothing' } : { came: 'done', answer: this.#keys.get(key) }
  }
}

let tablet = 0
let name = ''
beforeEach(() => {
  tablet += 1
  name = `tablet-${tablet}`
})

/** As the desk opens it: again on the same tablet after it was killed. */
function openOutbox(server: Server): Outbox {
  const store = new OutboxStore(name)
  return new Outbox({
    store,
    send: server.send,
    now: () => new Date('2020-03-16T00:00:00Z'),
    exclusively: (work) => work(),
    announce: () => {},
  })
}

const standings = (outbox: Outbox) =>
  outbox.view().deeds.map(({ deed, standing }) => `${deed.subject} ${standing}`)

describe('the outbox', () => {
  test('with a network a deed is answered at once', async () => {
    const server = new Server()
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    expect(await outbox.record(correction('amina', '15C'))).toEqual({
      state: 'sent',
      answer: { seat: '15C' },
    })
    expect(standings(outbox)).toEqual(['amina sent'])
  })

  test('without one it waits, survives the kill of the page, and goes in order', async () => {
    const server = new Server()
    server.there = false
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    for (const seat of ['1A', '2B', '3C'])
      expect(await outbox.record(correction('amina', seat))).toEqual({ state: 'waiting' })

    const reopened = openOutbox(server)
    await reopened.enter(boris, null)
    expect(standings(reopened)).toEqual(['amina waiting', 'amina waiting', 'amina waiting'])
    server.there = true
    await reopened.flush()
    expect(server.did).toEqual(['amina 1A', 'amina 2B', 'amina 3C'])
    expect(standings(reopened)).toEqual(['amina sent', 'amina sent', 'amina sent'])
  })

  test('an answer lost on the way has its effect once', async () => {
    const server = new Server()
    server.loseAnswers = true
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    expect(await outbox.record(correction('amina', '1A'))).toEqual({ state: 'waiting' })
    server.loseAnswers = false
    await outbox.flush()
    expect(server.did).toEqual(['amina 1A'])
    expect(standings(outbox)).toEqual(['amina sent'])
  })

  test('what is refused later waits for a person; others go on, the same person’s wait', async () => {
    const server = new Server()
    server.there = false
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    await outbox.record(correction('amina', '1A'))
    await outbox.record(correction('amina', '2B'))
    await outbox.record(correction('chiara', '3C'))
    server.there = true
    server.refuse.set('amina', { status: 409, type: 'holder-changed', detail: 'Look again' })
    await outbox.flush()
    expect(standings(outbox)).toEqual(['amina conflict', 'amina waiting', 'chiara sent'])

    server.refuse.clear()
    await outbox.sendAgain(outbox.view().deeds[0]?.id ?? '', { seat: '9F' })
    expect(server.did).toEqual(['chiara 3C', 'amina 9F', 'amina 2B'])
  })

  test('what a person sets aside is kept with her reason, and those behind it go', async () => {
    const server = new Server()
    server.there = false
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    await outbox.record(correction('amina', '1A'))
    await outbox.record(correction('amina', '2B'))
    server.there = true
    server.refuse.set('amina', { status: 409, type: 'holder-changed', detail: 'Look again' })
    await outbox.flush()
    server.refuse.clear()
    await outbox.setAside(outbox.view().deeds[0]?.id ?? '', 'The other tablet had it right')
    expect(outbox.view().deeds.map(({ standing, reason }) => [standing, reason])).toEqual([
      ['set-aside', 'The other tablet had it right'],
      ['sent', null],
    ])
    expect(server.did).toEqual(['amina 2B'])
  })

  test('at a door nobody waits for the server: what is refused is a conflict to look at', async () => {
    const server = new Server()
    server.refuse.set('amina', { status: 409, type: 'act-out-of-order', detail: 'Record the landing first.' })
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    await outbox.keep(correction('amina', '1A'))
    await outbox.keep(correction('chiara', '2B'))
    await vi.waitFor(() => expect(standings(outbox)).toEqual(['amina conflict', 'chiara sent']))
  })

  test('what is refused while the officer stands before it is hers to mend, not the outbox’s', async () => {
    const server = new Server()
    server.refuse.set('amina', { status: 422, type: 'correction-invalid', detail: 'No such place' })
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    expect(await outbox.record(correction('amina', '1A'))).toMatchObject({
      state: 'refused',
      refusal: { type: 'correction-invalid' },
    })
    expect(standings(outbox)).toEqual([])
  })

  test('the next officer sees that something of Boris waits, not what, and sends none of it', async () => {
    const server = new Server()
    server.there = false
    const outbox = openOutbox(server)
    await outbox.enter(boris, [await keyOf('boris', 1)])
    await outbox.record(correction('amina', '1A'))
    await outbox.keepSheet('flight SU206', [amina])
    await outbox.leave()

    server.there = true
    await outbox.enter(bianca, [await keyOf('bianca', 2)])
    await outbox.flush()
    expect(outbox.view()).toMatchObject({ deeds: [], foreign: [{ officerName: 'Boris', count: 1 }] })
    expect(server.did).toEqual([])
    expect(await outbox.findSheet('flight SU206')).toBeNull()
    const kept = await new OutboxStore(name).list()
    const bytes = kept.map(
      ({ sealed, ...open }) => JSON.stringify(open) + new TextDecoder().decode(sealed.bytes),
    )
    expect(bytes.join()).not.toContain('AMINA')
    await expect(outbox.record(correction('divya', '4D'))).resolves.toMatchObject({ state: 'sent' })

    await outbox.leave()
    await outbox.enter(boris, [await keyOf('boris', 1)])
    await outbox.flush()
    expect(server.did).toEqual(['divya 4D', 'amina 1A'])
  })

  test('nothing is said to be recorded when nobody is signed in or no key is there', async () => {
    const outbox = openOutbox(new Server())
    await expect(outbox.record(correction('amina', '1A'))).rejects.toThrow('Nobody is signed in')
    await outbox.enter(boris, null)
    await expect(outbox.record(correction('amina', '1A'))).rejects.toThrow('no key')
  })

  test('a session that ended holds everything until she signs in again', async () => {
    const outbox = new Outbox({
      store: new OutboxStore(name),
      send: () => Promise.resolve({ came: 'signed-out' }),
      now: () => new Date('2020-03-16T00:00:00Z'),
      exclusively: (work) => work(),
      announce: () => {},
    })
    await outbox.enter(boris, [await keyOf('boris', 1)])
    await outbox.record(correction('amina', '1A'))
    expect(outbox.view()).toMatchObject({ signedOut: true, deeds: [{ standing: 'waiting' }] })
  })
})
