// `npm start`: opens the house, stays until told to stop, closes it again. Exit code 2: wrongly configured, 1: it
// could not be opened, 0: stopped as asked.
import { ConfigFault, readConfig } from './config.ts'
import { openLog } from './platform/log.ts'
import { StartFault } from './platform/start-fault.ts'
import { start } from './start.ts'

const log = openLog('error')
const opened = new AsyncDisposableStack()
let stopping = false

// On Ctrl-C the terminal and npm both pass the signal on: the second one says nothing new.
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  process.stdout.write('\n  Stopping …\n')
  await close()
  process.exit()
}

async function close(): Promise<void> {
  await opened.disposeAsync().catch((error: unknown) => {
    process.exitCode = 1
    process.stderr.write(`${messageOf(error)}\n`)
  })
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const expected = error instanceof StartFault || error instanceof ConfigFault
  return expected ? error.message : (error.stack ?? error.message)
}

// Whoever read our lines may be gone (`npm start | head`): then they are lost, and that is no reason to stop. Unheard,
// the error of writing would be what nobody caught, whose telling fails again, without end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

// What nobody caught leaves the house in an unknown state: it is closed, and whoever supervises it starts it anew.
process.on('uncaughtException', (error) => {
  log.error({ err: error }, 'nobody caught this')
  process.exitCode = 1
  void stop()
})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop())

try {
  await start(readConfig(process.env, process.argv.slice(2)), process.stdout, opened)
} catch (error) {
  // A stop in the middle of the start tears connections from what was being opened.
  if (!stopping) {
    process.stderr.write(`\n${messageOf(error)}\n`)
    process.exitCode = error instanceof ConfigFault ? 2 : 1
    await close()
    process.exit()
  }
}
