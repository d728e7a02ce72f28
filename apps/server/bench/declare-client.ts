// The clients of the benchmark `declare`, in a thread of their own: each sends one declaration after the other.
import { parentPort, workerData } from 'node:worker_threads'

interface Order {
  readonly url: string
  readonly clients: number
  readonly seconds: number
  readonly body: string
}

const { url, clients, seconds, body } = workerData as Order
const until = performance.now() + seconds * 1000
let sent = 0

// A document and a name of their own for each, as in life.
const declaration = (n: number) => body.replaceAll('YA1234567', `Y${String(10_000_000 + n)}`)

async function client(first: number): Promise<void> {
  for (let n = first; performance.now() < until; n += clients) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: declaration(n),
    })
    const text = await response.text()
    if (response.status !== 201) throw new Error(text)
    sent += 1
  }
}

const begun = performance.now()
const offset = Math.floor(Math.random() * 80_000_000)
await Promise.all(Array.from({ length: clients }, (_, n) => client(offset + n)))
parentPort?.postMessage({ sent, seconds: (performance.now() - begun) / 1000 })
