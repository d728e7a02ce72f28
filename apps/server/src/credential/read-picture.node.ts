// The QR codes in a picture that somebody sent. Decoding one takes a second of a core and can be made to take far more,
// so it is done on another thread, one picture at a time, within bounds of size and time.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { pictureSize } from './picture-size.ts'

/** A photograph of a telephone. */
export const largestPicture = 10 * 1024 * 1024
/** Of 50 megapixels; a small file may claim any size, and would fill the memory. */
const mostPixels = 50_000_000
const patienceMs = 15_000
/** More would keep the last one waiting for longer than a browser does. */
const mostWaiting = 12

/** The texts found; null where the bytes are no picture that can be read; `busy` where too many wait already. */
export type ReadPicture = (picture: Uint8Array) => Promise<readonly string[] | 'busy' | null>

/** One after the other; `close` lets the thread go. */
export function openPictureReader(): { readonly read: ReadPicture; close(): Promise<void> } {
  let waiting = 0
  let worker: Worker | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const forget = async () => {
    const old = worker
    worker = undefined
    await old?.terminate()
  }
  const decode: ReadPicture = async (picture) => {
    worker ??= started()
    const asked = worker
    asked.postMessage(picture)
    try {
      const [texts] = await once(asked, 'message', { signal: AbortSignal.timeout(patienceMs) })
      return texts
    } catch {
      await forget()
      return null
    }
  }
  return {
    read(picture) {
      const size = picture.length > largestPicture ? null : pictureSize(picture)
      if (size === null || size.width * size.height > mostPixels) return Promise.resolve(null)
      if (waiting >= mostWaiting) return Promise.resolve('busy')
      waiting += 1
      const answer = turn.then(() => decode(picture))
      turn = answer.finally(() => {
        waiting -= 1
      })
      return answer
    },
    close: forget,
  }
}

function started(): Worker {
  const worker = new Worker(new URL('./picture-worker.node.ts', import.meta.url))
  // It must not keep a server from stopping, nor a test from ending.
  worker.unref()
  return worker
}
