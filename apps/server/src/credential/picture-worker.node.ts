// The other end of `read-picture.node.ts`: decodes pictures that strangers sent, off the thread that answers pages.
import { parentPort } from 'node:worker_threads'
import { readQrCodes } from '../platform/qr-reader.node.ts'

parentPort?.on('message', async (picture: Uint8Array) => {
  const codes = await readQrCodes(picture).catch(() => undefined)
  parentPort?.postMessage(codes?.map(({ text }) => text) ?? null)
})
