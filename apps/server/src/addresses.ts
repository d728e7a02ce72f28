// The few addresses that whoever started the server wants next, by role.
import type { House } from './platform/deed.ts'

export function listAddresses(house: House, port: number, logFile: string | null): string {
  const { host } = house.config
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const at = (path: string) => `http://${name}:${port}${path}`
  const rows = [
    ['Travellers', at('/')],
    ['Verifiers', at('/en/verify')],
    ['Integrators', at('/api')],
    ['Operators', `${at('/health/ready')}${logFile ? `   log: ${logFile}` : ''}`],
  ]
  const lines = rows.map(([role = '', address]) => `  ${role.padEnd(12)} ${address}`)
  return `\n  ${headline(house)}\n\n${lines.join('\n')}\n\n  Ctrl-C stops it.\n\n`
}

function headline({ exercise, clock }: House): string {
  if (!exercise) return 'Pratique is ready.'
  const now = clock.now().toISOString().slice(0, 16).replace('T', ' ')
  return `Pratique is ready: exercise ${exercise.name}, ${now} UTC and ticking. Its codes are specimens.`
}
