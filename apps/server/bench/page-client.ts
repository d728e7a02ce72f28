// The readers of the benchmark `page`, in a thread of their own: each asks for one page after the other.
import { parentPort, workerData } from 'node:worker_threads'

interface Order {
  readonly url: string
  readonly readers: number
  readonly seconds: number
}

const { url, readers, seconds } = workerData as Order
const until = performance.now() + seconds * 1000
let read = 0

async function reader(): Promise<void> {
  while (performance.now() < until) {
    const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
    read += 1
  }
}

await Promise.all(Array.from({ length: readers }, reader))
parentPort?.postMessage(read)
