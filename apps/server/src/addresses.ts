// The few addresses that whoever started the server wants next, by role.
import type { House } from './platform/deed.ts'

export function listAddresses(
  house: House,
  port: number,
  { logFile, packs }: { readonly logFile: string | null; readonly packs: readonly string[] },
): string {
  const { host } = house.config
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const at = (path: string) => `http://${name}:${port}${path}`
  const rows = [
    ['Travellers', at('/')],
    ['Verifiers', at('/en/verify')],
    ['Staff', at('/desk')],
    ['Integrators', at('/api')],
    ['Messages', messagesOf(house, at)],
    ['Operators', `${at('/health/ready')}${logFile ? `   log: ${logFile}` : ''}`],
    ...packs.map((pack, i) => [i === 0 ? 'Packs' : '', pack]),
  ]
  const lines = rows.map(([role = '', address]) => `  ${role.padEnd(12)} ${address}`)
  return `\n  ${headline(house)}\n\n${lines.join('\n')}\n\n  Ctrl-C stops it.\n\n`
}

/** Where to read them in an exercise; what is missing so that they reach anybody in a real instance. */
function messagesOf({ exercise, config }: House, at: (path: string) => string): string {
  if (exercise) return at('/en/exercise/mailbox')
  const { smtp, smsGateway } = config.messages
  const missing = [...(smtp ? [] : ['e-mail (SMTP_URL)']), ...(smsGateway ? [] : ['SMS (SMS_GATEWAY_URL)'])]
  return missing.length === 0
    ? 'by e-mail and SMS'
    : `none go out by ${missing.join(' or ')}: see docs/guides/operator.md`
}

function headline({ exercise, clock }: House): string {
  if (!exercise) return 'Pratique is ready.'
  const now = clock.now().toISOString().slice(0, 16).replace('T', ' ')
  return `Pratique is ready: exercise ${exercise.name}, ${now} UTC and ticking. Its codes are specimens.`
}
