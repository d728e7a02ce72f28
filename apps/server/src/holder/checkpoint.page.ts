// The journal's signed checkpoint and the key it is signed with, at their well-known addresses: for whoever keeps them.
import { Hono } from 'hono'
import { type House, perform, system } from '../platform/deed.ts'
import { latestCheckpoint, originOf } from './make-checkpoint.action.ts'
import { verifierKey } from './signed-note.node.ts'

const text = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=60' }

export function checkpointPages(house: House): Hono {
  const app = new Hono()
  app.get('/.well-known/pratique/journal/checkpoint', async (c) => {
    const { note } = await perform(house, system, latestCheckpoint)
    return c.body(note, 200, text)
  })
  app.get('/.well-known/pratique/journal/key', (c) =>
    c.body(`${verifierKey(house.keyring, originOf(house.config.address))}\n`, 200, text),
  )
  return app
}
