#!/usr/bin/env node
// The command line. It needs the Node of the house (24, a dev dependency); under an older one it starts that instead,
// so this file keeps to what Node 20 understands.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const enough = 24

if (Number(process.versions.node.split('.')[0]) >= enough) {
  const { main } = await import('../src/command.ts')
  await main(process.argv.slice(2))
} else {
  const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  // The terminal tells the child too; we only have to outlive it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    process.stderr.write(
      `Node ${enough} of this folder cannot be started (${error.message}). Run npm ci first.\n`,
    )
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
  })
}
